package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {

    @Test
    void values_areReachableByNameAndMaskedInPrint() {
        var values = new LinkedHashMap<String, Object>();
        values.put("b", Canary.TEXT);
        values.put("a", null);
        UnknownFields fields = UnknownFields.of(values);
        assertThat(fields.names()).containsExactly("b", "a");
        assertThat(fields.value("b")).contains(Canary.TEXT);
        assertThat(fields.value("a")).isEmpty();
        assertThat(fields.value("c")).isEmpty();
        assertThat(fields).hasToString("{b=***, a=***}");
    }

    @Test
    void names_withLineBreaks_printInOneLine() {
        assertThat(UnknownFields.of(Map.of("a\n\u001b[31mb", 1))).hasToString("{a [31mb=***}");
    }

    @Test
    void fields_areACopyThatCannotBeChanged() {
        var values = new LinkedHashMap<String, Object>(Map.of("a", 1));
        UnknownFields fields = UnknownFields.of(values);
        values.put("b", 2);
        assertThat(fields.names()).containsExactly("a");
        assertThatThrownBy(() -> fields.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fields_areEqualWhenTheirValuesAre() {
        assertThat(UnknownFields.of(Map.of("a", 1)))
                .isEqualTo(UnknownFields.of(Map.of("a", 1)))
                .hasSameHashCodeAs(UnknownFields.of(Map.of("a", 1)))
                .isNotEqualTo(UnknownFields.of(Map.of("a", 2)))
                .isNotEqualTo(Map.of("a", 1));
        assertThat(UnknownFields.of(Map.of("a", 1)).hashCode())
                .isNotEqualTo(UnknownFields.of(Map.of("a", 2)).hashCode());
    }

    @Test
    void noFields_areAlwaysTheSame() {
        assertThat(UnknownFields.of(Collections.emptyMap())).isSameAs(UnknownFields.none());
        assertThat(UnknownFields.none()).hasToString("{}");
    }
}

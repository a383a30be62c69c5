package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An object mapper that knows nothing of this library, such as a web framework's or a logger's. */
class ForeignMapperTest {

    private static final CallReport REPORT = new CallReport("acme.create", 1, true);

    static Stream<ObjectMapper> mappers() {
        return Stream.of(
                new ObjectMapper(),
                everythingVisible(JsonMapper.builder()),
                everythingVisible(JsonMapper.builder().disable(MapperFeature.USE_ANNOTATIONS)),
                everythingVisible(JsonMapper.builder()
                        .disable(MapperFeature.USE_ANNOTATIONS)
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)));
    }

    private static ObjectMapper everythingVisible(JsonMapper.Builder mapper) {
        return mapper.visibility(PropertyAccessor.ALL, Visibility.ANY).build();
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void mapper_doesNotGetAtASecret(ObjectMapper mapper) {
        Secret secret = Secret.of(Canary.TEXT);
        assertHidden(mapper, secret);
        assertHidden(mapper, Map.of("token", secret));
        assertHidden(mapper, List.of(secret));
        assertHidden(mapper, new Holder(secret));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void mapper_refusesASecret_insteadOfLosingIt(ObjectMapper mapper) {
        var holder = new Holder(Secret.of(Canary.TEXT));
        var written = new StringWriter();
        assertThatThrownBy(() -> mapper.writeValue(written, holder))
                .isInstanceOf(JsonProcessingException.class)
                .message()
                .containsIgnoringCase("reveal")
                .doesNotContain(Canary.TEXT);
        assertThat(written.toString()).doesNotContain(Canary.TEXT);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void mapper_doesNotGetAtUnknownFields(ObjectMapper mapper) {
        assertHidden(mapper, UnknownFields.of(Map.of("token", Canary.TEXT)));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void mapper_doesNotGetAtTheBodyInAnException(ObjectMapper mapper) {
        assertHidden(mapper, new UnreadableResponseException(REPORT, "unreadable", Secret.of(Canary.TEXT)));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void mapper_doesNotGetAtThePasswordsInSettings(ObjectMapper mapper) {
        Secret password = Secret.of(Canary.TEXT);
        assertHidden(mapper, TlsSettings.builder().clientKeyPassword(password).build());
        assertHidden(
                mapper,
                ProxySettings.builder()
                        .proxy(java.net.Proxy.NO_PROXY)
                        .password(password)
                        .build());
    }

    private static void assertHidden(ObjectMapper mapper, Object object) {
        try {
            assertThat(mapper.writeValueAsString(object)).doesNotContain(Canary.TEXT);
        } catch (JsonProcessingException refused) {
            Canary.assertAbsentFrom(refused.getCause() == null ? new Exception(refused.getMessage()) : refused);
        }
    }

    private record Holder(Secret token) {}
}

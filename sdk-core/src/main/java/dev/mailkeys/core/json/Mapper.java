package dev.mailkeys.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Makes the mapper: our shapes and annotations, and limits on what it reads. */
final class Mapper {

    private Mapper() {}

    /** A new mapper. */
    static JsonMapper fresh() {
        return JsonMapper.builder(factory())
                .addModule(new Shapes())
                .annotationIntrospector(new OwnAnnotations())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // Exceptions of our deserializers arrive unwrapped.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.WRAP_EXCEPTIONS)
                .withConfigOverride(
                        Optional.class,
                        optional -> optional.setInclude(
                                JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
                .build();
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNumberLength(100)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}

package dev.mailkeys.core.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each type of a model's field is read and written, in every shape in which providers write it. */
final class Shapes extends SimpleModule {

    private static final long serialVersionUID = 1;

    private static final String WHOLE = "a whole number";
    private static final String FLAG = "true or false";

    Shapes() {
        super("mailkeys");
        setDeserializers(new Generic());
        setDeserializerModifier(new Lenient());
        addDeserializer(Object.class, new PlainDeserializer());
        addDeserializer(String.class, Scalar.of(String.class, "text", Optional::of));
        addDeserializer(Secret.class, Scalar.of(Secret.class, "a token", Scalar::secret));
        addDeserializer(Instant.class, Scalar.of(Instant.class, "a time", Times::parse));
        addDeserializer(Long.class, Scalar.of(Long.class, WHOLE, Scalar::whole));
        addDeserializer(Integer.class, Scalar.of(Integer.class, WHOLE, Scalar::small));
        addDeserializer(Boolean.class, Scalar.of(Boolean.class, FLAG, Scalar::flag));
        addDeserializer(long.class, Scalar.or(0L, Long.class, WHOLE, Scalar::whole));
        addDeserializer(int.class, Scalar.or(0, Integer.class, WHOLE, Scalar::small));
        addDeserializer(boolean.class, Scalar.or(false, Boolean.class, FLAG, Scalar::flag));
        addSerializer(Secret.class, new SecretSerializer());
        addSerializer(Optional.class, new OptionalSerializer());
        addSerializer(Instant.class, new ToStringSerializer());
    }

    /** Finds the deserializers of generic types. */
    private static final class Generic extends SimpleDeserializers {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            if (type.hasRawClass(Optional.class)) {
                return new OptionalDeserializer(type.containedTypeOrUnknown(0));
            }
            return type.hasRawClass(Iterable.class)
                    ? new ListDeserializer(type.containedTypeOrUnknown(0))
                    : super.findBeanDeserializer(type, config, description);
        }

        @Override
        public @Nullable JsonDeserializer<?> findCollectionDeserializer(
                CollectionType type,
                DeserializationConfig config,
                BeanDescription description,
                @Nullable TypeDeserializer ofType,
                @Nullable JsonDeserializer<?> ofItem) {
            return type.hasRawClass(List.class) ? new ListDeserializer(type.getContentType()) : null;
        }
    }

    /** Makes every field lenient that is not required; beside a token, required ones too. */
    private static final class Lenient extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder model) {
            var properties = new ArrayList<SettableBeanProperty>();
            model.getProperties().forEachRemaining(properties::add);
            for (SettableBeanProperty property : properties) {
                if (!property.isRequired() || !property.getType().hasRawClass(Secret.class)) {
                    model.addOrReplaceProperty(new LenientProperty(property, model.getAnySetter()), true);
                }
            }
            return model;
        }
    }
}

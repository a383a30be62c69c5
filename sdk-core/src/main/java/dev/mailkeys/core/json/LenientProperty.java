package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An optional field: if it can't be understood, it is kept among the unknown fields. Beside a token that is shown only
 * once, required fields are treated in the same way.
 */
final class LenientProperty extends SettableBeanProperty.Delegating {

    private static final long serialVersionUID = 1;

    private final @Nullable SettableAnyProperty others;

    LenientProperty(SettableBeanProperty property, @Nullable SettableAnyProperty others) {
        super(property);
        this.others = others;
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty property) {
        return new LenientProperty(property, others);
    }

    @Override
    public void deserializeAndSet(JsonParser json, DeserializationContext context, Object model) throws IOException {
        deserializeSetAndReturn(json, context, model);
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser json, DeserializationContext context, Object model)
            throws IOException {
        if (isRequired() && context.getAttribute(Json.FORGIVING) == null) {
            return delegate.deserializeSetAndReturn(json, context, model);
        }
        TokenBuffer copy = json.currentToken().isStructStart() ? context.bufferAsCopyOfValue(json) : null;
        Object value;
        try {
            value = delegate.deserialize(copy == null ? json : copy.asParserOnFirstToken(), context);
        } catch (UnreadableJson | JsonMappingException notUnderstood) {
            keep(copy == null ? json : copy.asParserOnFirstToken(), model);
            return model;
        }
        return delegate.setAndReturn(model, value);
    }

    private void keep(JsonParser value, Object model) throws IOException {
        if (others != null) {
            others.set(model, getName(), PlainDeserializer.value(value));
        }
    }
}

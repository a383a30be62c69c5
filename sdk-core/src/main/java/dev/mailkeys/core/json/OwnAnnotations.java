package dev.mailkeys.core.json;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Map;

/**
 * Reads a model's annotations as they are meant for us, without those for other mappers, which get a map or nothing.
 */
final class OwnAnnotations extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAsValue(Annotated method) {
        boolean forOthers = method.getRawType() == Map.class;
        return forOthers ? Boolean.FALSE : super.hasAsValue(method);
    }
}

package dev.mailkeys.architecture;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes types as they stand in the source, with their nullness; those of {@code java.lang} and of the package itself by
 * their simple names.
 *
 * @param home the package that is being listed
 */
record ApiTypes(String home) {

    /** The type's first line: what it is, and what it extends, implements and permits. */
    String header(Class<?> type) {
        return modifiers(type) + kind(type) + " " + type.getName().replace('$', '.') + variablesAfter(type)
                + components(type) + supertypes(type) + permits(type);
    }

    String print(AnnotatedType type) {
        String nullness = nullness(type);
        if (type instanceof AnnotatedArrayType array) {
            return print(array.getAnnotatedGenericComponentType()) + (nullness.isEmpty() ? "" : " " + nullness) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return nullness
                    + name((Class<?>) ((ParameterizedType) type.getType()).getRawType())
                    + join(parameterized.getAnnotatedActualTypeArguments(), "<", ", ", ">");
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return nullness + "?" + join(wildcard.getAnnotatedLowerBounds(), " super ", " & ", "")
                    + (isObject(wildcard.getAnnotatedUpperBounds())
                            ? ""
                            : join(wildcard.getAnnotatedUpperBounds(), " extends ", " & ", ""));
        }
        return nullness
                + (type instanceof AnnotatedTypeVariable variable
                        ? variable.getType().getTypeName()
                        : name((Class<?>) type.getType()));
    }

    /** The type variables that a method declares, with a space behind. */
    String variables(GenericDeclaration declaration) {
        String variables = variablesAfter(declaration);
        return variables.isEmpty() ? "" : variables + " ";
    }

    private String variablesAfter(GenericDeclaration declaration) {
        TypeVariable<?>[] variables = declaration.getTypeParameters();
        return variables.length == 0
                ? ""
                : Stream.of(variables).map(this::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private String variable(TypeVariable<?> variable) {
        AnnotatedType[] bounds = variable.getAnnotatedBounds();
        return variable.getName() + (isObject(bounds) ? "" : join(bounds, " extends ", " & ", ""));
    }

    private String components(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getRecordComponents()).map(this::component).collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    private String component(RecordComponent component) {
        return print(component.getAnnotatedType()) + " " + component.getName();
    }

    /** Hidden parents are left out: what they give is listed as the type's own. */
    private String supertypes(Class<?> type) {
        AnnotatedType parent = type.getAnnotatedSuperclass();
        boolean told = parent != null
                && !List.of(Object.class, Record.class, Enum.class).contains(raw(parent))
                && Modifier.isPublic(raw(parent).getModifiers())
                && (raw(parent).getEnclosingClass() == null
                        || Modifier.isPublic(raw(parent).getEnclosingClass().getModifiers()));
        AnnotatedType[] interfaces = type.getAnnotatedInterfaces();
        String implemented = type.isAnnotation() || interfaces.length == 0
                ? ""
                : join(interfaces, type.isInterface() ? " extends " : " implements ", ", ", "");
        return (told && !type.isEnum() ? " extends " + print(parent) : "") + implemented;
    }

    private String permits(Class<?> type) {
        return type.isSealed() && !type.isEnum()
                ? Stream.of(type.getPermittedSubclasses())
                        .map(this::name)
                        .sorted()
                        .collect(Collectors.joining(", ", " permits ", ""))
                : "";
    }

    private static String modifiers(Class<?> type) {
        var words = new ArrayList<String>();
        words.add(Modifier.isPublic(type.getModifiers()) ? "public" : "protected");
        if (type.isSealed()) {
            words.add("sealed");
        }
        if (Modifier.isAbstract(type.getModifiers()) && !type.isInterface()) {
            words.add("abstract");
        }
        if (Modifier.isFinal(type.getModifiers()) && !type.isRecord() && !type.isEnum()) {
            words.add("final");
        }
        return String.join(" ", words) + " ";
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    }

    private String name(Class<?> type) {
        String name = type.getName().replace('$', '.');
        String place = type.getPackageName();
        boolean near = type.isPrimitive() || place.equals("java.lang") || place.equals(home);
        return near && !type.isPrimitive() ? name.substring(place.length() + 1) : name;
    }

    private String join(AnnotatedType[] types, String before, String between, String after) {
        return types.length == 0
                ? ""
                : Stream.of(types).map(this::print).collect(Collectors.joining(between, before, after));
    }

    private static String nullness(AnnotatedElement type) {
        return Stream.of(type.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getSimpleName)
                .filter("Nullable"::equals)
                .map(word -> "@" + word + " ")
                .collect(Collectors.joining());
    }

    /** Whether the bound says nothing: an {@link Object} that may not be null. */
    private static boolean isObject(AnnotatedType[] bounds) {
        return bounds.length == 0
                || bounds.length == 1
                        && bounds[0].getType() == Object.class
                        && nullness(bounds[0]).isEmpty();
    }

    private static Class<?> raw(AnnotatedType type) {
        Type plain = type.getType();
        return (Class<?>) (plain instanceof ParameterizedType parameterized ? parameterized.getRawType() : plain);
    }
}

package dev.mailkeys.architecture;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what others can see of a module as text, always in the same order: types with what they extend and permit,
 * record components, constants, and members with their whole signatures. Members that a type inherits from a hidden
 * class, such as a generated builder, are listed as its own, because that is how callers meet them.
 */
final class ApiListing {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final List<String> lines = new ArrayList<>();

    private ApiListing() {}

    /** The listing of the visible ones of these classes. */
    static List<String> of(Stream<Class<?>> classes) {
        var listing = new ApiListing();
        classes.filter(ApiListing::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(listing::type);
        return List.copyOf(listing.lines);
    }

    private void type(Class<?> type) {
        var names = new ApiTypes(type.getPackageName());
        lines.add(names.header(type) + " {");
        constants(type).forEach(constant -> lines.add("  " + constant));
        fields(type)
                .map(field -> modifiers(field) + names.print(field.getAnnotatedType()) + " " + field.getName())
                .sorted()
                .forEach(field -> lines.add("  " + field));
        Stream.of(type.getDeclaredConstructors())
                .filter(ApiListing::isVisible)
                .filter(constructor -> !type.isRecord() || !isCanonical(constructor, type))
                .map(constructor -> signature(constructor, type.getSimpleName(), names))
                .sorted()
                .forEach(constructor -> lines.add("  " + constructor));
        methods(type).values().stream()
                .map(method ->
                        signature(method, names.print(method.getAnnotatedReturnType()) + " " + method.getName(), names))
                .sorted(Comparator.comparing(ApiListing::afterModifiers))
                .forEach(method -> lines.add("  " + method));
        lines.add("}");
        lines.add("");
    }

    private static Stream<String> constants(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                : Stream.of();
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).filter(field -> isVisible(field) && !field.isEnumConstant());
    }

    /** The methods of the type and of its hidden parents, by name and erased parameters. */
    private static TreeMap<String, Method> methods(Class<?> type) {
        var methods = new TreeMap<String, Method>();
        for (Class<?> from = type;
                from != null && (from == type || isHiddenParent(from));
                from = from.getSuperclass()) {
            for (Method method : from.getDeclaredMethods()) {
                if (isVisible(method) && !isImplied(method, type)) {
                    methods.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()), method);
                }
            }
        }
        return methods;
    }

    /** What the kind of type or {@link Object} says already. */
    private static boolean isImplied(Method method, Class<?> type) {
        boolean ofObject = OF_EVERY_OBJECT.contains(method.getName());
        boolean ofEnum = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean ofRecord = type.isRecord()
                && method.getParameterCount() == 0
                && Stream.of(type.getRecordComponents())
                        .anyMatch(part -> part.getName().equals(method.getName()));
        return ofObject || ofEnum || ofRecord;
    }

    private static boolean isCanonical(Constructor<?> constructor, Class<?> type) {
        Class<?>[] components = Stream.of(type.getRecordComponents())
                .map(part -> part.getType())
                .toArray(Class<?>[]::new);
        return Arrays.equals(constructor.getParameterTypes(), components);
    }

    private static boolean isHiddenParent(Class<?> type) {
        return type.getPackageName().startsWith("dev.mailkeys") && !isVisible(type);
    }

    private static String signature(Executable executable, String name, ApiTypes names) {
        String parameters = Stream.of(executable.getAnnotatedParameterTypes())
                .map(names::print)
                .collect(Collectors.joining(", ", "(", ")"));
        AnnotatedType[] thrown = executable.getAnnotatedExceptionTypes();
        String exceptions = thrown.length == 0
                ? ""
                : Stream.of(thrown).map(names::print).collect(Collectors.joining(", ", " throws ", ""));
        String dots = executable.isVarArgs() ? parameters.replaceAll("\\[]\\)$", "...)") : parameters;
        return modifiers(executable) + names.variables(executable) + name + dots + exceptions;
    }

    private static String modifiers(Member member) {
        int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;
        String text = Modifier.toString(member.getModifiers() & shown);
        boolean isDefault = member instanceof Method method && method.isDefault();
        return text + (isDefault ? " default " : " ");
    }

    /** Methods are in the order of their names, whatever their modifiers. */
    private static String afterModifiers(String method) {
        int parameters = method.indexOf('(');
        return method.substring(method.lastIndexOf(' ', parameters) + 1) + method;
    }

    private static boolean isVisible(Member member) {
        return !member.isSynthetic() && isVisible(member.getModifiers());
    }

    private static boolean isVisible(Class<?> type) {
        return !type.isSynthetic()
                && isVisible(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(Objects.requireNonNull(type.getEnclosingClass())))
                && !type.isLocalClass()
                && !type.isAnonymousClass();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}

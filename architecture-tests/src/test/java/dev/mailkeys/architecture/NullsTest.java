package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever passes {@code null} is told which argument it was, by everything public in every exported package. Where nothing is
 * a value too, {@code @Nullable} says so.
 */
class NullsTest {

    private static final List<@Nullable Object> NOTHING = Collections.singletonList(null);

    /** Who calls these is not a user but JUnit or the JVM. */
    private static final Set<String> FOR_OTHERS = Set.of("equals", "valueOf", "resolveParameter", "supportsParameter");

    static Stream<Class<?>> types() {
        return PublishedModule.all().stream()
                .filter(module -> module.name().startsWith("sdk-"))
                .flatMap(module -> module.classNames().stream())
                .<Class<?>>map(NullsTest::load)
                .filter(NullsTest::isCallers);
    }

    static Stream<Class<?>> builders() {
        return types().filter(NullsTest::isBuilder);
    }

    @ParameterizedTest
    @MethodSource("types")
    void argument_thatIsNull_isNamed(Class<?> type) {
        assertThat(silent(type, parameter -> isVarArgs(parameter) || mayBeNull(parameter) ? List.of() : NOTHING))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builders")
    void elementOfABuilder_thatIsNull_isNamed(Class<?> builder) {
        assertThat(silent(builder, NullsTest::holdingNull)).isEmpty();
    }

    /** What took an argument that it should have refused, or refused it without the argument's name. */
    private static List<String> silent(Class<?> type, Function<Parameter, List<@Nullable Object>> unfit) {
        var silent = new ArrayList<String>();
        for (Executable executable : executables(type)) {
            Parameter[] parameters = executable.getParameters();
            for (int i = 0; i < parameters.length; i++) {
                for (Object argument : parameters[i].getType().isPrimitive() ? List.of() : unfit.apply(parameters[i])) {
                    Object[] arguments = Samples.arguments(executable);
                    arguments[i] = argument;
                    String answer = answer(type, executable, arguments);
                    if (!names(answer, parameters[i].getName(), executable)) {
                        silent.add(executable + " " + parameters[i].getName() + " -> " + answer);
                    }
                }
            }
        }
        return silent;
    }

    private static List<Executable> executables(Class<?> type) {
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.of() : Stream.<Executable>of(type.getConstructors());
        Stream<Executable> methods = Stream.<Executable>of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.mailkeys"));
        return Stream.concat(constructors, methods).filter(NullsTest::isOurs).toList();
    }

    /** An array, a list or a map in which something is {@code null}, unless that is allowed. */
    private static List<@Nullable Object> holdingNull(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return List.of(Array.newInstance(type.getComponentType(), 1));
        }
        if (!(parameter.getAnnotatedType() instanceof AnnotatedParameterizedType generic)) {
            return List.of();
        }
        AnnotatedType[] held = generic.getAnnotatedActualTypeArguments();
        if (isNullable(held[held.length - 1])) {
            return List.of();
        }
        if (type == Map.class) {
            return List.of(Collections.singletonMap(Samples.of(String.class), null));
        }
        return type == Set.class
                ? List.of(Collections.singleton(null))
                : type.isAssignableFrom(List.class) ? List.of(Collections.singletonList(null)) : List.of();
    }

    private static String answer(Class<?> type, Executable executable, Object[] arguments) {
        boolean free = Modifier.isStatic(executable.getModifiers()) || !(executable instanceof Method);
        try {
            Object receiver = free ? null : isBuilder(type) ? builder(type) : Samples.of(type);
            Samples.call(executable, receiver, arguments);
            if (isBuilder(type) && !executable.getName().equals("build")) {
                // What a builder has taken it may refuse at the end.
                Samples.call(type.getMethod("build"), receiver);
            }
            return "took it";
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof NullPointerException said
                    ? String.valueOf(said.getMessage())
                    : "threw " + thrown.getCause();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A builder says it of an element too, and leaves an overload for an Optional or a list of more to the JVM, which names it. */
    private static boolean names(String answer, String parameter, Executable executable) {
        String said = parameter + " must not be null";
        String element = " element must not be null";
        return answer.equals(said)
                || (executable.getName().matches("(?i)(add|addAll)?" + answer.replace(element, ""))
                        && answer.endsWith(element))
                || (isBuilder(executable.getDeclaringClass())
                        && (answer.endsWith(" " + said) || answer.contains("because \"" + parameter + "\" is null")));
    }

    private static Object builder(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static boolean mayBeNull(Parameter parameter) {
        return isNullable(parameter.getAnnotatedType());
    }

    private static boolean isNullable(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static boolean isVarArgs(Parameter parameter) {
        return parameter.isVarArgs(); // nobody passes null for all of them
    }

    private static boolean isOurs(Executable executable) {
        return !executable.isSynthetic()
                && !Modifier.isAbstract(executable.getModifiers())
                && !FOR_OTHERS.contains(executable.getName());
    }

    private static boolean isCallers(Class<?> type) {
        return !Layers.isRoom(type.getPackageName()) && isPublic(type) && !type.isAnnotation();
    }

    private static boolean isBuilder(Class<?> type) {
        return type.getSimpleName().equals("Builder");
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NullsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }
}

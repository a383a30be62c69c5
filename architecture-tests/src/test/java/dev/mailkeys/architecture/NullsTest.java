package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever passes {@code null} is told which argument it was, by everything public in every exported package. Where nothing is
 * a value too, {@code @Nullable} says so.
 */
class NullsTest {

    /** Who calls these is not a user but JUnit or the JVM. */
    private static final Set<String> FOR_OTHERS = Set.of("equals", "valueOf", "resolveParameter", "supportsParameter");

    static Stream<Class<?>> types() {
        return PublishedModule.all().stream()
                .filter(module -> module.name().startsWith("sdk-"))
                .flatMap(module -> module.classNames().stream())
                .<Class<?>>map(NullsTest::load)
                .filter(NullsTest::isCallers);
    }

    @ParameterizedTest
    @MethodSource("types")
    void argument_thatIsNull_isNamed(Class<?> type) {
        var silent = new ArrayList<String>();
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.of() : Stream.<Executable>of(type.getConstructors());
        Stream<Executable> methods = Stream.<Executable>of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.mailkeys"));
        Stream.concat(constructors, methods)
                .filter(NullsTest::isOurs)
                .forEach(executable -> ask(type, executable, silent));
        assertThat(silent).isEmpty();
    }

    private static void ask(Class<?> type, Executable executable, List<String> silent) {
        Parameter[] parameters = executable.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            boolean dots = executable.isVarArgs() && i == parameters.length - 1; // nobody passes null for all of them
            if (!parameters[i].getType().isPrimitive() && !dots && !mayBeNull(parameters[i])) {
                Object[] arguments = Samples.arguments(executable);
                arguments[i] = null;
                String answer = answer(type, executable, arguments);
                if (!names(answer, parameters[i].getName(), executable)) {
                    silent.add(executable + " " + parameters[i].getName() + " -> " + answer);
                }
            }
        }
    }

    private static String answer(Class<?> type, Executable executable, Object[] arguments) {
        boolean free = Modifier.isStatic(executable.getModifiers()) || !(executable instanceof Method);
        try {
            Object receiver = free ? null : type.getSimpleName().equals("Builder") ? builder(type) : Samples.of(type);
            Samples.call(executable, receiver, arguments);
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
        return answer.equals(said)
                || (executable.getDeclaringClass().getSimpleName().equals("Builder")
                        && (answer.endsWith(" " + said) || answer.contains("because \"" + parameter + "\" is null")));
    }

    private static Object builder(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static boolean mayBeNull(Parameter parameter) {
        return Stream.of(parameter.getAnnotatedType().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static boolean isOurs(Executable executable) {
        return !executable.isSynthetic()
                && !Modifier.isAbstract(executable.getModifiers())
                && !FOR_OTHERS.contains(executable.getName());
    }

    private static boolean isCallers(Class<?> type) {
        return !Layers.isRoom(type.getPackageName()) && isPublic(type) && !type.isAnnotation();
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

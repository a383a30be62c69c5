package dev.mailkeys.cli.command.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes this process's signals to a handler instead of letting them end it, until closed. A signal that was ignored at
 * the start stays ignored.
 *
 * <p>{@code sun.misc.Signal} is the only way to handle a signal in Java. Its module is supported, but the compiler
 * always warns of it, so it is called by reflection.
 */
final class SignalHandlers implements AutoCloseable {

    /** All that are sent on purpose, without QUIT, which the JVM keeps for itself. */
    private static final List<String> SIGNALS = List.of("HUP", "INT", "TERM", "USR1", "USR2");

    private final Map<Object, Object> before = new HashMap<>();

    SignalHandlers(Consumer<String> to) {
        for (String name : SIGNALS) {
            try {
                Object signal = type("Signal").getConstructor(String.class).newInstance(name);
                before.put(signal, handle(signal, handler(name, to)));
            } catch (InvocationTargetException unknownHere) {
                // Windows has no HUP.
            } catch (ReflectiveOperationException noSignals) {
                throw new LinkageError("This Java tells of no signals.", noSignals);
            }
        }
    }

    private static Object handler(String name, Consumer<String> to) throws ClassNotFoundException {
        Class<?> type = type("SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
                to.accept(name);
            }
            return answer(self, method.getName(), arguments);
        });
    }

    /** Answers the methods of Object; null for all others. */
    private static @Nullable Object answer(Object self, String method, Object @Nullable [] arguments) {
        return switch (method) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "handler";
            default -> null;
        };
    }

    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        return type("Signal")
                .getMethod("handle", type("Signal"), type("SignalHandler"))
                .invoke(null, signal, handler);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("sun.misc." + name);
    }

    @Override
    public void close() {
        before.forEach((signal, handler) -> {
            try {
                handle(signal, handler);
            } catch (ReflectiveOperationException gone) {
                throw new LinkageError("This Java tells of no signals any more.", gone);
            }
        });
    }
}

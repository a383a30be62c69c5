package org.slf4j.impl;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.spi.LoggerFactoryBinder;

/** Takes everything that is logged through SLF4J in these tests, at every level. SLF4J finds it by its name. */
public final class StaticLoggerBinder implements LoggerFactoryBinder {

    /** What was logged by which thread. */
    public record Line(Thread by, String text) {}

    /** All of it. */
    public static final List<Line> LINES = new CopyOnWriteArrayList<>();

    /** Asked for by SLF4J. */
    public static final String REQUESTED_API_VERSION = "1.6.99";

    private static final StaticLoggerBinder ONE = new StaticLoggerBinder();

    private StaticLoggerBinder() {}

    /**
     * Asked for by SLF4J.
     *
     * @return the only one
     */
    public static StaticLoggerBinder getSingleton() {
        return ONE;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return StaticLoggerBinder::logger;
    }

    @Override
    public String getLoggerFactoryClassStr() {
        return "the tests";
    }

    private static Logger logger(String name) {
        return (Logger) Proxy.newProxyInstance(
                StaticLoggerBinder.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> {
                    if (method.getReturnType() == void.class) {
                        LINES.add(new Line(Thread.currentThread(), name + " " + Arrays.deepToString(arguments)));
                    }
                    return method.getReturnType() == boolean.class
                            ? Boolean.TRUE
                            : method.getName().equals("getName") ? name : null;
                });
    }
}

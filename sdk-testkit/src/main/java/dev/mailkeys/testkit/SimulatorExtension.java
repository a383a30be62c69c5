package dev.mailkeys.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests of JUnit (Jupiter) a running simulator for every parameter of a simulator's type.
 *
 * <pre>{@code
 * @ExtendWith(SimulatorExtension.class)
 * class MyTest {
 *     @Test
 *     void rotates(JetEmailSimulator jetEmail) { … }
 * }
 * }</pre>
 *
 * <p>Every test gets its own, closed after it; its constructor, {@code @BeforeEach}, the test and {@code @AfterEach} share
 * it. One that {@code @BeforeAll} asked for serves the whole class. This class needs JUnit, 5.10 or newer, and nothing else here does.
 */
@SuppressWarnings("exports") // Users of this class have JUnit; all others must be able to do without.
public final class SimulatorExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);
    private static final Map<Class<?>, Supplier<ProviderSimulator>> SIMULATORS = Map.of(
            JetEmailSimulator.class, JetEmailSimulator::start,
            EmailitSimulator.class, EmailitSimulator::start,
            ElasticEmailSimulator.class, ElasticEmailSimulator::start);

    /** Made by JUnit. */
    public SimulatorExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SIMULATORS.containsKey(parameter.getParameter().getType());
    }

    /** The store closes what it holds when the test, or the class, is over. */
    @Override
    @SuppressWarnings("deprecation") // What replaces it is new in JUnit 6.
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Running running = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        type,
                        wanted -> new Running(
                                requireNonNull(SIMULATORS.get(wanted)).get()),
                        Running.class);
        return requireNonNull(running).simulator();
    }

    /** A constructor's simulator belongs to the test that the instance is made for, not to the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        Objects.requireNonNull(root, "root must not be null");
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Closed by the stores of every JUnit: until 5.12 they knew only the deprecated interface, from 7 on the other alone. */
    @SuppressWarnings("deprecation")
    private record Running(ProviderSimulator simulator) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            simulator.close();
        }
    }
}

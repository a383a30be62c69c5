package dev.mailkeys.cli.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The facts of one provider that can be checked. Named in {@code META-INF/services}, and found there. */
public interface ProviderChecks {

    /** The provider's word, as in its descriptor. */
    String provider();

    /** How its keys are addressed and read. */
    Dialect dialect();

    List<Check> checks();

    /** All that are there, by the names of their providers. */
    static List<ProviderChecks> installed() {
        return ServiceLoader.load(ProviderChecks.class, ProviderChecks.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ProviderChecks::provider))
                .toList();
    }

    static Optional<ProviderChecks> of(String provider) {
        return installed().stream()
                .filter(one -> one.provider().equals(provider))
                .findFirst();
    }
}

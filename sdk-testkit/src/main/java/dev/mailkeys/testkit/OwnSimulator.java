package dev.mailkeys.testkit;

/** The simulator of a provider that this package does not know. */
final class OwnSimulator extends ProviderSimulator {

    OwnSimulator(SimulatedApi api, String basePath, SimulatedClock clock, int port) {
        super(new OwnApi(api), basePath, clock, port);
    }
}

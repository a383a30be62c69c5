package dev.mailkeys.core.provider;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.NoResponseException;

/** Run by {@link ProgramTest} in a JVM of its own. */
final class ProgramOfItsEnvironment {

    private ProgramOfItsEnvironment() {}

    public static void main(String[] arguments) {
        ProviderProfile profile = Acme.profile("https://acme.invalid");
        try {
            ApiClient client = ApiClient.fromEnv(profile, "ACME_API_KEY", "ACME_URL");
            System.out.print("read token: " + client.call(Acme.GET.at("k1")).token() + "\n");
        } catch (InvalidRequestException invalid) {
            System.out.print(invalid.violations() + "\n");
        } catch (NoResponseException silence) {
            System.out.print(silence.reason() + "\n");
        }
    }
}

package dev.mailkeys.sink.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Vault as a sink sees it: its address, its tokens, and what to do about its refusals. OpenBao is the same. */
final class Vault {

    /** The address of a local server, as for the {@code vault} command. */
    static final SinkServer SERVER =
            new SinkServer("vault", "Vault", URI.create("https://127.0.0.1:8200"), "VAULT_ADDR");

    /** {@code hvs.}, {@code hvb.}, {@code hvr.} since Vault 1.10, {@code s.} before and in OpenBao. */
    private static final List<Pattern> TOKENS =
            List.of(Pattern.compile("hv[sbr]\\.[A-Za-z0-9_-]{20,}+"), Pattern.compile("\\b[sbr]\\.[A-Za-z0-9]{24,}+"));

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    SERVER.name(),
                    SERVER.address(),
                    Auth.header("X-Vault-Token"),
                    TOKENS,
                    ErrorReader.of(
                            Refusal.class,
                            (status, said) -> ProviderError.of(ErrorKind.ofStatus(status), said.words(status))))
            .withWords(new ProviderProfile.Words(SERVER.title(), "the secret"));

    private static final String SEALED = " Vault is sealed or in maintenance: unseal it, then try again.";

    private Vault() {}

    /** Whether it refuses because the named version is not the current one. */
    static boolean isMismatch(ApiException refused) {
        return refused.status() == 400 && refused.providerMessage().contains("check-and-set");
    }

    /** What to do about a call for a secret that failed. */
    static String advice(RuntimeException failed, VaultPlace place) {
        if (failed instanceof ApiException refused) {
            return ofRefusal(refused, place);
        }
        return failed instanceof MailkeysException unanswered ? SERVER.advice(unanswered) : "";
    }

    private static String ofRefusal(ApiException refused, VaultPlace place) {
        return switch (refused.status()) {
            case 307, 308 ->
                " This is a standby that sends us elsewhere: name the address of the active node or of the load"
                        + " balancer.";
            case 403 ->
                " The credential may have ended, or its policy lacks a right: read, create and update on "
                        + place.mount() + "/data/" + place.path() + ", read and patch on " + place.mount()
                        + "/metadata/" + place.path() + "."
                        + place.namespace()
                                .map(name -> " Is the namespace " + name + " that of the credential?")
                                .orElse("");
            case 404 ->
                " Is that Vault's address, and is there a KV engine of version 2 at " + place.mount()
                        + place.namespace()
                                .map(name -> " of the namespace " + name)
                                .orElse("") + "?";
            case 405 -> " Metadata can be changed in part since Vault 1.10 and in OpenBao: update it, then try again.";
            case 412 -> " That node is behind the others; try again.";
            case 429 -> " That is a rate limit quota of Vault's: try again later, or have it raised.";
            case 503 -> SEALED;
            default -> SERVER.advice(refused);
        };
    }

    /** The same for a login. */
    static String adviceOfLogin(MailkeysException failed, String mount) {
        return failed instanceof ApiException refused ? ofRefusedLogin(refused, mount) : SERVER.advice(failed);
    }

    private static String ofRefusedLogin(ApiException refused, String mount) {
        return switch (refused.status()) {
            case 400, 403 -> " Are the role and its secret or signed token right, and not used up or ended?";
            case 404 -> " Is there such a login at auth/" + mount + "?";
            case 503 -> SEALED;
            default -> SERVER.advice(refused);
        };
    }

    /**
     * A refusal of Vault.
     *
     * @param errors its messages; none if nothing is there
     * @param data for a deleted version, what is known of it
     */
    record Refusal(
            @JsonProperty("errors") Optional<List<String>> errors,
            @JsonProperty("data") Optional<Object> data) {

        /** A 404 without either comes from a proxy or a balancer, and proves nothing. */
        String words(int status) {
            boolean isVaults = status != 404 || errors.isPresent() || data.isPresent();
            return isVaults ? String.join("; ", errors.orElse(List.of())) : "not found, and not in Vault's words";
        }
    }
}

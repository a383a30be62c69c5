package dev.mailkeys.core.provider;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.TlsSettings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;

/** Run by {@link ProgramTest} in a JVM of its own. */
final class ProgramThatClosesNothing {

    private ProgramThatClosesNothing() {}

    public static void main(String[] arguments) throws Exception {
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(arguments[1].getBytes(StandardCharsets.US_ASCII)));
        var settings = ClientSettings.builder()
                .baseUrl(URI.create(arguments[0]))
                .tls(TlsSettings.builder()
                        .trusted(Certificates.trusting(certificate))
                        .build());
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build());
        int keys = 0;
        for (Repeat repeat : Repeat.values()) {
            keys += client.call(Acme.request(repeat)) == null ? 0 : 1;
        }
        keys += client.call(Acme.GET.at("last")) == null ? 0 : 1;
        var alive = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> !name.equals("DestroyJavaVM"))
                .sorted()
                .toList();
        System.out.print("read " + keys + " keys; threads that are no daemons: " + alive + "\n");
    }
}

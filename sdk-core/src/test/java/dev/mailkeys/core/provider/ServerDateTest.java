package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import java.io.IOException;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerDateTest {

    @ParameterizedTest
    @CsvSource({
        "'Fri, 20 Nov 2026 23:00:00 GMT', '2026-11-20T23:00:00Z'",
        "'Fri, 20 Nov 2026 23:00:00 GMT " + Canary.TEXT + "', ''",
        Canary.TEXT + ", ''",
        "'Fri, 20 Nov 2026 23:00:61 GMT', ''",
        "'', ''"
    })
    void listener_isToldADateAndNothingElse(String header, String told) throws IOException {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Date", header)
                    .body(Acme.KEY)
                    .build());
            var listener = new RecordingListener();
            var calls = CallSettings.builder().listener(listener).build();
            Acme.client(server.url("/").uri(), calls, Timing.system()).call(Acme.request(Repeat.SAFE));
            assertThat(listener.ended().serverDate().map(Instant::toString).orElse(""))
                    .isEqualTo(told);
        }
    }
}

package dev.mailkeys.crash;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import java.net.URI;

/** Settings of clients that never retry: the sink must handle losses. */
public final class Once {

    private Once() {}

    public static ClientSettings at(URI address) {
        return builder().baseUrl(address).build();
    }

    /** For a client with an address of its own. */
    public static ClientSettings anywhere() {
        return builder().build();
    }

    private static ClientSettings.Builder builder() {
        return ClientSettings.builder()
                .calls(CallSettings.builder()
                        .retries(RetryPolicy.builder().maxAttempts(1).build())
                        .build());
    }
}

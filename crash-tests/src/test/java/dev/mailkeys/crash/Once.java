package dev.mailkeys.crash;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import java.net.URI;

/** Settings of clients that send nothing again: what is lost is the sink's matter. */
public final class Once {

    private Once() {}

    public static ClientSettings at(URI address) {
        return builder().baseUrl(address).build();
    }

    /** For a client that is told elsewhere where to go. */
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

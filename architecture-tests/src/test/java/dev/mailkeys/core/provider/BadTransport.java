package dev.mailkeys.core.provider;

import dev.mailkeys.cli.BadProgram;
import dev.mailkeys.rotation.BadRotation;
import java.lang.reflect.Method;
import okhttp3.OkHttpClient;

/** Breaks the rules of the transport. */
public final class BadTransport {

    OkHttpClient client() throws InterruptedException {
        Thread.sleep(1);
        return new OkHttpClient();
    }

    Method method() {
        throw new IllegalStateException(new BadProgram() + " " + new BadRotation());
    }
}

package dev.mailkeys.testkit.fault;

import dev.mailkeys.testkit.http.Gate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** Sends the first bytes at once and then pauses before each further byte. */
final class SlowBody implements MockResponseBody {
    private final byte[] body;
    private final int bytesAtOnce;
    private final Duration pausePerByte;
    private final Gate gate;

    SlowBody(byte[] body, int bytesAtOnce, Duration pausePerByte, Gate gate) {
        this.body = body;
        this.bytesAtOnce = Math.min(bytesAtOnce, body.length);
        this.pausePerByte = pausePerByte;
        this.gate = gate;
    }

    @Override
    public long getContentLength() {
        return body.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(body, 0, bytesAtOnce);
        sink.flush();
        for (int index = bytesAtOnce; index < body.length; index++) {
            pause();
            sink.writeByte(body[index]);
            sink.flush();
        }
    }

    private void pause() throws IOException {
        try {
            if (!gate.pause(pausePerByte)) {
                throw new IOException("the simulator was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

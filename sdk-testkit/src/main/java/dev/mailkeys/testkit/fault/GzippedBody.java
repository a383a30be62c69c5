package dev.mailkeys.testkit.fault;

import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;

/** Another body compressed while it is sent; its length is unknown, so the end of the connection ends it. */
final class GzippedBody implements MockResponseBody {
    private final MockResponseBody plain;

    GzippedBody(MockResponseBody plain) {
        this.plain = plain;
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (BufferedSink target = Okio.buffer(new GzipSink(new KeptOpen(sink)))) {
            plain.writeTo(target);
        }
    }

    /** Finishing the compression closes its sink, but this sink is the connection, which the server ends itself. */
    private static final class KeptOpen extends ForwardingSink {
        KeptOpen(Sink sink) {
            super(sink);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

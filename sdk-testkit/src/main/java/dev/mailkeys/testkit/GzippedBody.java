package dev.mailkeys.testkit;

import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;

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
        GzipSink gzip = new GzipSink(sink);
        BufferedSink target = Okio.buffer(gzip);
        plain.writeTo(target);
        target.emit();
        target.flush();
        gzip.close();
    }
}

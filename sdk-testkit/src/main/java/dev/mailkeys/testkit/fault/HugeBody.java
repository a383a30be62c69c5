package dev.mailkeys.testkit.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** A JSON object of any size, made while it is sent: only one block is ever in memory. */
final class HugeBody implements MockResponseBody {
    private static final byte[] START = "{\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 8192;

    private final long size;

    HugeBody(long size) {
        this.size = Math.max(size, START.length + END.length);
    }

    @Override
    public long getContentLength() {
        return size;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) 'a');
        sink.write(START);
        for (long left = size - START.length - END.length; left > 0; left -= BLOCK) {
            sink.write(block, 0, (int) Math.min(left, BLOCK));
        }
        sink.write(END);
    }
}

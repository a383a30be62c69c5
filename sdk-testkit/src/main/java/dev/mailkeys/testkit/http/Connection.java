package dev.mailkeys.testkit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * One accepted connection that knows whether it is between two exchanges, because only then is closing it "closing an
 * idle connection". The server reads a request, answers, and comes back to read: those reads are the signal.
 */
public final class Connection extends Socket {
    private static final long LONGEST_ANSWER_MILLIS = 1_000;

    private enum Stage {
        IDLE,
        BUSY,
        ANSWERING
    }

    private Stage stage = Stage.IDLE;
    private boolean reading;

    @Override
    public InputStream getInputStream() throws IOException {
        return new Watched(super.getInputStream());
    }

    /** The request has been decided upon and its answer is on its way out. */
    public synchronized void answering() {
        stage = Stage.ANSWERING;
    }

    /** Closes this connection if it is idle, waiting a moment for an answer that is just being written. */
    public synchronized boolean closeIfIdle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_ANSWER_MILLIS * 1_000_000;
        while (stage == Stage.ANSWERING && !isClosed() && System.nanoTime() < deadline) {
            wait(10);
        }
        if (stage != Stage.IDLE || isClosed()) {
            return false;
        }
        close();
        while (reading) {
            wait(10); // Only when the last reader has left does the system let go of the socket.
        }
        return true;
    }

    /** Ends the connection with a TCP reset instead of an orderly end: unsent and unread bytes are thrown away. */
    public void reset() throws IOException {
        setSoLinger(true, 0);
        close();
    }

    private synchronized void beforeRead() {
        reading = true;
        if (stage == Stage.ANSWERING) {
            stage = Stage.IDLE;
            notifyAll();
        }
    }

    private synchronized void afterRead(int count) {
        reading = false;
        stage = count > 0 ? Stage.BUSY : stage;
        notifyAll();
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream source) {
            super(source);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            beforeRead();
            int count = 0;
            try {
                count = super.read(target, offset, length);
                return count;
            } finally {
                afterRead(count);
            }
        }
    }
}

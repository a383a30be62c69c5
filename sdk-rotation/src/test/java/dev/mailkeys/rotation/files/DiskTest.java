package dev.mailkeys.rotation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real disk: where every seam leads in the end. */
class DiskTest {

    private final Forced channel = new Forced();

    @Test
    void sync_ofANewFile_forcesItsContentAndItsRights() throws IOException {
        Disk.system().sync(channel);
        assertThat(channel.forced).containsExactly(true);
    }

    @Test
    void sync_ofAFolder_forcesItsNames() throws IOException {
        Disk.system().sync(Path.of("folder"), channel);
        assertThat(channel.forced).containsExactly(true);
    }

    @Test
    void sync_ofAFileThatIsAppendedTo_asksTheSystem_andTellsWhatItSays() {
        assertThatThrownBy(() -> Disk.system().sync(new FileDescriptor())).isInstanceOf(IOException.class);
    }

    /** A file that notes with what it was forced, and can do nothing else. */
    private static final class Forced extends FileChannel {

        final List<Boolean> forced = new ArrayList<>();

        @Override
        public void force(boolean metaData) {
            forced.add(metaData);
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer target, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseChannel() {}
    }
}

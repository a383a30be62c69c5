package dev.mailkeys.core.file;

import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a file has changed, without reading it.
 *
 * @param key which file it is, behind all links; null where the file system does not tell
 * @param modified when it was last written to
 * @param size its length in bytes
 * @param taken when this stamp was taken
 */
record FileStamp(@Nullable Object key, FileTime modified, long size, Instant taken) {

    /** File systems have time steps of up to two seconds, within which a second change would not show. */
    private static final Duration COARSEST_STEP = Duration.ofSeconds(3);

    /** Takes a file's stamp. */
    static FileStamp of(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.fileKey(),
                attributes.lastModifiedTime(),
                attributes.size(),
                Timing.system().now());
    }

    /** Whether the file is certainly unchanged. False if a change so soon after the stamp might not show. */
    boolean isSurelyThatOf(@Nullable FileStamp before) {
        return before != null
                && Objects.equals(key, before.key)
                && modified.equals(before.modified)
                && size == before.size
                && before.modified.toInstant().plus(COARSEST_STEP).isBefore(before.taken);
    }
}

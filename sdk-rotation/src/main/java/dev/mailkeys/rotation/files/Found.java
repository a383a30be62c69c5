package dev.mailkeys.rotation.files;

import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What has a name in a folder.
 *
 * @param key identifies the file; null if the system has nothing for that
 * @param plain whether it is a plain file: no folder, link, pipe or device
 * @param version what changes when the file is replaced or written: never made from its content, whose hash could be
 *     tried out
 * @param size its size in bytes
 */
public record Found(@Nullable Object key, boolean plain, String version, long size) {

    static Found of(BasicFileAttributes attributes) {
        String version = attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        return new Found(attributes.fileKey(), attributes.isRegularFile(), version, attributes.size());
    }
}

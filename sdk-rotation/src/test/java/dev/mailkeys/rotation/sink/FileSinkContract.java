package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contract for sinks that are files: broken by putting a folder where its lock would be. */
abstract class FileSinkContract extends SinkContract {

    Path file() {
        return folder.resolve("app.conf");
    }

    /** The text of a file that holds a token. */
    abstract String text(Secret token);

    @Override
    protected void changeBehindItsBack(Secret token) throws IOException {
        Files.writeString(file(), text(token));
    }

    @Override
    protected void breakIt() throws IOException {
        Path lock = folder.resolve(".app.conf.lock");
        Files.deleteIfExists(lock);
        Files.createDirectory(lock);
    }

    @Override
    protected List<Path> places() {
        return List.of(file());
    }
}

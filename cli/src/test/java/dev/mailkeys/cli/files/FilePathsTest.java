package dev.mailkeys.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilePathsTest {

    private final FilePaths paths = new FilePaths(Path.of("/etc/mailkeys"), Optional.of("/home/ci"));

    @Test
    void relativePaths_beginAtTheFolder_andThoseWithATilde_atTheHome() {
        assertThat(paths.path("app.env")).isEqualTo(Path.of("/etc/mailkeys/app.env"));
        assertThat(paths.path("/srv/app.env")).isEqualTo(Path.of("/srv/app.env"));
        assertThat(paths.path("~/app.env")).isEqualTo(Path.of("/home/ci/app.env"));
        assertThat(paths.text("~/app.env")).isEqualTo("/home/ci/app.env");
        assertThat(paths.path("a~/b~")).isEqualTo(Path.of("/etc/mailkeys/a~/b~"));
        assertThat(paths.path("./~x")).hasFileName("~x").hasParentRaw(Path.of("/etc/mailkeys/."));
    }

    @Test
    void aHomeThatNobodyKnows_isNoFolderCalledTilde() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> paths.path("~root/app.env"))
                .withMessageContaining("~/NAME");
        assertThatIllegalArgumentException().isThrownBy(() -> paths.path("~"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilePaths(Path.of("/etc"), Optional.empty()).path("~/app.env"))
                .withMessageContaining("HOME is not set");
    }
}

package dev.mailkeys.rotation.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that files have before they are whole. */
class TemporaryNamesTest {

    @Test
    void names_areAsciiWhateverTheFileIsCalled() {
        Path odd = Path.of(java.net.URI.create("file:///tmp/j%C3%B6%FF%20%25.env"));
        TemporaryNames names = TemporaryNames.of(odd);
        assertThat(names.number(7).toString()).isEqualTo(".j%C3%B6%FF%20%25.env.mailkeys-7.tmp");
        assertThat(names.include(names.number(7))).isTrue();
        assertThat(names.include(Path.of(".j.mailkeys-7.tmp"))).isFalse();
        assertThat(Files.exists(odd, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void names_areAllOfOneShape_andNoOtherNameIsOne() {
        TemporaryNames names = TemporaryNames.of(Path.of("/tmp/a.env"));
        assertThat(List.of("0", "12345678901234567890"))
                .allMatch(number -> names.include(Path.of(".a.env.mailkeys-" + number + ".tmp")));
        assertThat(List.of(
                        ".a.env.mailkeys-.tmp",
                        ".a.env.mailkeys-123456789012345678901.tmp",
                        ".a.env.mailkeys-1x.tmp",
                        ".a.env.mailkeys-1.tmp.bak",
                        ".a.env.mailkeys-1tmp",
                        "x.a.env.mailkeys-1.tmp",
                        ".b.env.mailkeys-1.tmp",
                        "a.env"))
                .noneMatch(name -> names.include(Path.of(name)));
    }
}

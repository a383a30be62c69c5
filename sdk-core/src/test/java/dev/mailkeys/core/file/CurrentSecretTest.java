package dev.mailkeys.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentSecretTest {

    private static final String CANARY = "em_CANARYCANARYCANARY";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private Path file;

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        file = folder.resolve("token");
    }

    @Test
    void get_afterAReplacement_isTheNewToken() throws IOException {
        write("old\n");
        var current = CurrentSecret.inFile(file);
        assertThat(current.get().reveal()).isEqualTo("old");
        Path beside = Files.writeString(file.resolveSibling("beside"), "new\n");
        Files.setLastModifiedTime(beside, LONG_AGO);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(current.get().reveal())
                .as("same size, same time, another file")
                .isEqualTo("new");
    }

    @Test
    void get_afterAWriteInPlace_isTheNewToken() throws IOException {
        write("old");
        var current = CurrentSecret.inFile(file);
        assertThat(current.get().reveal()).isEqualTo("old");
        Files.writeString(file, "new");
        assertThat(current.get().reveal()).isEqualTo("new");
    }

    @Test
    void get_twoWritesWithinOneTickOfTheFileSystem_isTheSecond() throws IOException {
        Files.writeString(file, "one");
        FileTime tick = Files.getLastModifiedTime(file);
        var current = CurrentSecret.inFile(file);
        assertThat(current.get().reveal()).isEqualTo("one");
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, tick);
        assertThat(current.get().reveal()).isEqualTo("two");
    }

    @Test
    void get_whereNothingChanged_doesNotReadAgain() throws IOException {
        write("old");
        var current = CurrentSecret.inFile(file);
        assertThat(current.get().reveal()).isEqualTo("old");
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, LONG_AGO);
        assertThat(current.get().reveal()).as("same file, size and time").isEqualTo("old");
        assertThat(current.instead(Secret.of("old"))).as("asked after a 401").contains(Secret.of("new"));
    }

    @Test
    void get_behindTheLinksOfAKubernetesVolume_followsTheSwitch() throws IOException {
        Path volume = file.resolveSibling("volume");
        Path first = Files.createDirectories(volume.resolve("..2026_01"));
        Path second = Files.createDirectories(volume.resolve("..2026_02"));
        Files.writeString(first.resolve("token"), "old");
        Files.writeString(second.resolve("token"), "new");
        Path data = Files.createSymbolicLink(volume.resolve("..data"), first.getFileName());
        Path token = Files.createSymbolicLink(volume.resolve("token"), Path.of("..data", "token"));
        var current = CurrentSecret.inFile(token);
        assertThat(current.get().reveal()).isEqualTo("old");

        Path switched = Files.createSymbolicLink(volume.resolve("..data_tmp"), second.getFileName());
        Files.move(switched, data, StandardCopyOption.ATOMIC_MOVE);
        assertThat(current.get().reveal()).isEqualTo("new");
    }

    @Test
    void get_whileTheFileIsAway_keepsTheTokenAndTells() throws IOException {
        write("old");
        var current = CurrentSecret.inFile(file);
        current.get();
        Files.delete(file);
        assertThat(current.get().reveal()).isEqualTo("old");
        assertThat(current.problem()).contains("it does not exist");
        assertThat(current.instead(Secret.of("old"))).isEmpty();
        write("new");
        assertThat(current.get().reveal()).isEqualTo("new");
        assertThat(current.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T=" + CANARY,
                "A=1\nexport T=" + CANARY + "\r\nB=2\n",
                "T='" + CANARY + "'",
                "# T=no\nT=\"" + CANARY + "\"\nTT=no\n",
                "T=earlier\nT = " + CANARY + "\n"
            })
    void dotenv_isRead(String content) throws IOException {
        write(content);
        assertThat(CurrentSecret.inDotenv(file, "T").get().reveal()).isEqualTo(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"T=\"" + CANARY + "$X\"", "T='" + CANARY, "T=" + CANARY + " # why", "t=" + CANARY, "T=", ""})
    void dotenv_whatIsNotCertain_isNoTokenAndIsNotQuoted(String content) throws IOException {
        write(content);
        var current = CurrentSecret.inDotenv(file, "T");
        assertThatThrownBy(current::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no token in " + file)
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @Test
    void json_isReadByItsPath() throws IOException {
        write("{\"mail\":{\"token\":\"" + CANARY + "\"}}");
        assertThat(CurrentSecret.inJson(file, "mail", "token").get().reveal()).isEqualTo(CANARY);
        assertThatThrownBy(CurrentSecret.inJson(file, "mail")::get)
                .hasMessageEndingWith("it has no text at mail.")
                .hasMessageNotContaining(CANARY);
        write("{\"mail\":{\"token\":\"" + CANARY);
        assertThatThrownBy(CurrentSecret.inJson(file, "mail", "token")::get)
                .hasMessageEndingWith("it is no JSON object.")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void toString_isNotTheToken() throws IOException {
        write(CANARY);
        var current = CurrentSecret.inFile(file);
        current.get();
        assertThat(current).hasToString("the token in " + file);
    }

    /** Written long ago, so that a file of the same size and time is taken for the same. */
    private void write(String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, LONG_AGO);
    }
}

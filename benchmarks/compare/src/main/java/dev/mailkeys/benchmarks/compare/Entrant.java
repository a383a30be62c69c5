package dev.mailkeys.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A contestant, where the build has put it, and what it carries. */
enum Entrant {
    HAND_WRITTEN("hand-written", "HandWritten"),
    HAND_WRITTEN_TUNED("hand-written", "HandWrittenTuned", ", tuned"),
    MAILKEYS("mailkeys", "Mailkeys"),
    MAILKEYS_UNBOUNDED("mailkeys", "MailkeysUnbounded", ", unbounded"),
    RESEND("resend", "ResendJava"),
    SENDGRID("sendgrid", "SendGridJava"),
    OPENAI("openai", "OpenAiJava"),
    ANTHROPIC("anthropic", "AnthropicJava"),
    STRIPE("stripe", "StripeJava");

    /** The folder of the benchmarks; processes are started from one of its modules. */
    static final Path FOLDER = Path.of("..");

    private final String folder;
    private final String className;
    private final String setting;

    Entrant(String folder, String className) {
        this(folder, className, "");
    }

    Entrant(String folder, String className, String setting) {
        this.folder = folder;
        this.className = className;
        this.setting = setting;
    }

    /** Those that were built; the peers are there with the profile {@code peers} only. */
    static List<Entrant> built() {
        return Arrays.stream(values()).filter(Entrant::isBuilt).toList();
    }

    /** Those that were built, each with the settings that it comes with. */
    static List<Entrant> asTheyCome() {
        return built().stream().filter(entrant -> entrant.setting.isEmpty()).toList();
    }

    boolean isBuilt() {
        return Files.exists(target().resolve("class-path"));
    }

    String className() {
        return "dev.mailkeys.benchmarks." + className;
    }

    /** The class path of its process. */
    String classPath() {
        return target().resolve("classes") + File.pathSeparator + read(target());
    }

    /** The jars that a user has to carry: all but this module. */
    List<Path> jars() {
        return Arrays.stream(read(target()).split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> !jar.toString().contains("harness"))
                .toList();
    }

    long jarBytes() {
        return jars().stream().mapToLong(Entrant::size).sum();
    }

    /** The class path of the comparison itself, JMH included. */
    static String ownClassPath() {
        return read(Path.of("target"));
    }

    @Override
    public String toString() {
        return folder + setting;
    }

    private Path target() {
        return FOLDER.resolve(folder).resolve("target");
    }

    private static String read(Path target) {
        try {
            return Files.readString(target.resolve("class-path")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.mailkeys.cli;

import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs commands in this process, with an environment and streams of their own. */
public final class Cli {

    public final Map<String, String> environment = new HashMap<>();
    private String in = "";
    private Set<Integer> terminals = Set.of();
    private Set<Integer> files = Set.of();
    private OutputStream out = new ByteArrayOutputStream();
    private Runnable interlude = () -> {};
    private Disk disk = Disk.system();

    /** What a command printed, and what it ended with. */
    public record Result(int code, String out, String err) {}

    public static Cli at(JetEmailSimulator jetemail) {
        return new Cli()
                .set("JETEMAIL_API_KEY", jetemail.managementToken())
                .set("MAILKEYS_JETEMAIL_URL", jetemail.baseUrl().toString());
    }

    public static Cli at(EmailitSimulator emailit) {
        return new Cli()
                .set("EMAILIT_API_KEY", emailit.managementToken())
                .set("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString());
    }

    public static Cli at(ElasticEmailSimulator elastic) {
        return new Cli()
                .set("ELASTICEMAIL_API_KEY", elastic.managementToken())
                .set("MAILKEYS_ELASTICEMAIL_URL", elastic.baseUrl().toString());
    }

    public Cli set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Cli in(String text) {
        in = text;
        return this;
    }

    public Cli out(OutputStream stream) {
        out = stream;
        return this;
    }

    /** Does something else when the command first writes on standard error; with --verbose, right after its call. */
    public Cli whenItSpeaks(Runnable action) {
        interlude = action;
        return this;
    }

    public Cli terminals(Integer... streams) {
        terminals = Set.of(streams);
        return this;
    }

    /** The streams that lead to a regular file, as far as the command can tell. */
    Cli files(Integer... streams) {
        files = Set.of(streams);
        return this;
    }

    public Cli disk(Disk disk) {
        this.disk = disk;
        return this;
    }

    /** Runs a command whose words are separated by blanks. */
    public Result run(String line) {
        return run(line.split(" "));
    }

    public Result run(String... arguments) {
        if (out instanceof ByteArrayOutputStream bytes) {
            bytes.reset();
        }
        var err = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                if (size() == 0) {
                    interlude.run();
                }
                super.write(bytes, from, length);
            }
        };
        var process = new ProcessContext(
                environment,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                stream -> terminals.contains(stream)
                        ? StreamKind.TERMINAL
                        : files.contains(stream) ? StreamKind.FILE : StreamKind.OTHER,
                disk);
        int code = Program.run(arguments, process);
        String printed = out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
        return new Result(code, printed, err.toString(StandardCharsets.UTF_8));
    }
}

package dev.mailkeys.rotation.sink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a command so that it neither begins without its token nor outlives its rotator, by a small POSIX shell script.
 * The script waits for the whole line with the token before it starts the command; if its input ends before that, the
 * command is never started. Then it waits for the end of its input, which comes when the rotator closes it or dies, and
 * kills the command with its whole group.
 *
 * <p>With {@code setsid}, as on every Linux, the command leads a group of its own. Without it, the command is killed
 * alone when the rotator dies, and with the children that can be found when its time is over. Without a shell, it is
 * started directly. {@code docs/decisions/0016} says why.
 */
final class Supervision {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<Path> LEADERS = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /**
     * The script's variables are unset first: one that is inherited from the environment would be exported with the
     * token in it. The shell's own messages about killed processes are dropped; the command keeps its standard error.
     */
    private static final String SCRIPT = """
            set +a +v +x
            unset mailkeys_token mailkeys_command mailkeys_watch mailkeys_status mailkeys_end
            IFS= read -r mailkeys_token || exit 75
            exec 3<&0 4>&2 2>/dev/null
            printf %s "$mailkeys_token" | "$@" 2>&4 3<&- 4>&- &
            mailkeys_command=$!
            (read -r mailkeys_end <&3; kill -9 -$mailkeys_command || kill -9 $mailkeys_command) >/dev/null 4>&- &
            mailkeys_watch=$!
            wait $mailkeys_command
            mailkeys_status=$?
            kill -9 $mailkeys_watch
            [ $mailkeys_status = 0 ] || kill -9 -$mailkeys_command
            exit $mailkeys_status
            """;

    private Supervision() {}

    /** Whether this system has a shell for it. */
    static boolean isPossible() {
        return Files.isExecutable(SHELL);
    }

    /** What to start instead of the command. Its input is the line with the token, and stays open. */
    static List<String> of(List<String> command) {
        List<String> leader = LEADERS.stream()
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1)
                .toList();
        List<String> script = List.of(SHELL.toString(), "-c", SCRIPT, "mailkeys");
        // The script leads a group too, so that a Ctrl-C at a terminal reaches only the rotator, which finishes the
        // current step.
        return Stream.of(leader, script, leader, command).flatMap(List::stream).toList();
    }
}

package dev.mailkeys.rotation.sink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a command is started so that it neither begins without its token nor outlives its rotator: by a small script of the
 * POSIX shell. The script waits for the whole line with the token before it starts the command; if its input ends before
 * that, the command is never started. Then it watches the rest of its input, which nobody writes to: it ends when the
 * rotator closes it or dies, and then the command is killed with all of its group.
 *
 * <p>The command leads a group of its own where there is {@code setsid}, as on every Linux. Where there is none, it is
 * killed alone when the rotator dies, and with the children that are still found when its time is over. Where there is no
 * shell, it is started by itself. {@code docs/decisions/0016} says why.
 */
final class Supervision {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<Path> LEADERS = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /**
     * Its names are unset first, because a variable that came with the environment would be handed on with the token in
     * it. The shell's own words on what was killed go nowhere; the command has its usual standard error.
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

    /** Whether this system has what it takes. */
    static boolean isPossible() {
        return Files.isExecutable(SHELL);
    }

    /** What to start in the command's place; its input is the token's line, and stays open. */
    static List<String> of(List<String> command) {
        List<String> leader = LEADERS.stream()
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1)
                .toList();
        List<String> script = List.of(SHELL.toString(), "-c", SCRIPT, "mailkeys");
        // The script leads a group too: a Ctrl-C at a terminal is for the rotator, which ends the step under way.
        return Stream.of(leader, script, leader, command).flatMap(List::stream).toList();
    }
}

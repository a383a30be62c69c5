package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** What else there is in a dotenv file: another variable, and the lines that do not speak of ours. */
final class DotenvOracle {

    private static final String VARIABLE = "TOKEN";

    private DotenvOracle() {}

    static void check(byte[] content) throws Exception {
        check(new DotenvFormat(VARIABLE), content);
    }

    static void check(FileFormat format, byte[] content) throws Exception {
        if (isSetInSeveralLines(content)) {
            return;
        }
        FileOracle.check(format, content, file -> List.of(other(file), otherLines(file)));
    }

    /** Its old value goes with all of its lines. */
    private static boolean isSetInSeveralLines(byte[] content) {
        try {
            return new DotenvFormat(VARIABLE)
                    .read(content)
                    .token()
                    .filter(token -> token.reveal().contains("\n"))
                    .isPresent();
        } catch (FileProblem refused) {
            return false;
        }
    }

    private static String other(byte[] content) {
        try {
            return new DotenvFormat("OTHER")
                    .read(content)
                    .token()
                    .map(token -> token.reveal())
                    .orElse("not set");
        } catch (FileProblem refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static List<String> otherLines(byte[] content) {
        return List.of(new String(content, ISO_8859_1).split("\n")).stream()
                .map(String::stripTrailing)
                .filter(line -> !line.contains(VARIABLE) && !line.contains("# mailkeys") && !line.isEmpty())
                .toList();
    }
}

package dev.mailkeys.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file of a step's outputs, read as GitHub's runner reads it: a line that it does not understand is an error there. */
public final class StepOutputs {

    private StepOutputs() {}

    public static Map<String, String> in(Path file) throws IOException {
        var outputs = new LinkedHashMap<String, String>();
        Iterator<String> lines = Files.readAllLines(file).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (line.isEmpty()) {
                continue;
            }
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
                outputs.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (heredoc > 0) {
                outputs.put(line.substring(0, heredoc), until(line.substring(heredoc + 2), lines));
            } else {
                throw new IOException("Invalid format '" + line + "'");
            }
        }
        return outputs;
    }

    private static String until(String end, Iterator<String> lines) throws IOException {
        var value = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(end)) {
                return value.toString();
            }
            value.append(value.isEmpty() ? "" : "\n").append(line);
        }
        throw new IOException("Matching delimiter not found '" + end + "'");
    }
}

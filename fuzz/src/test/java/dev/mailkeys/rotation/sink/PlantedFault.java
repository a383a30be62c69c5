package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.mailkeys.rotation.Delivery;
import java.util.List;

/** The target of {@link DotenvFuzzTest} on a format with a fault: it loses everything after a form feed. */
public final class PlantedFault {

    private PlantedFault() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] content) throws Exception {
        DotenvOracle.check(new Careless(new DotenvFormat("TOKEN")), content);
    }

    private record Careless(FileFormat format) implements FileFormat {

        @Override
        public String place() {
            return format.place();
        }

        @Override
        public List<String> names() {
            return format.names();
        }

        @Override
        public boolean keepsMark() {
            return format.keepsMark();
        }

        @Override
        public Held read(byte[] content) throws FileProblem {
            return format.read(content);
        }

        @Override
        public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
            String text = new String(content, ISO_8859_1);
            int formFeed = text.indexOf('\f');
            return format.write(
                    formFeed < 0 ? content : text.substring(0, formFeed).getBytes(ISO_8859_1), delivery);
        }
    }
}

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Checks an unpacked bundle by the rules of Maven Central's portal, and a few of ours: {@code java BundleCheck.java FOLDER
 * VERSION}. Every fault is told at once. Signatures themselves are gpg's affair.
 */
final class BundleCheck {

    private static final List<String> NEEDED = List.of("name", "description", "url", "licenses", "developers", "scm");
    private static final Map<String, String> DIGESTS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
    private static final List<String> PLACEHOLDERS = List.of("OWNER", "example.com", "${", "SNAPSHOT");

    /** What may be in what we ship. Another licence is read by a person before it comes in here. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "MIT",
            "Bouncy Castle Licence",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "The Apache Software License, Version 2.0");

    /** JUnit's, which is in what people test with and in nothing else. */
    private static final String OF_TESTS = "EPL-2.0";

    private final Path bundle;
    private final String version;
    private final List<String> faults = new ArrayList<>();

    private BundleCheck(Path bundle, String version) {
        this.bundle = bundle;
        this.version = version;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Name the folder of an unpacked bundle, and its version: java BundleCheck.java FOLDER 0.1.0");
            System.exit(2);
        }
        var check = new BundleCheck(Path.of(arguments[0]), arguments[1]);
        int files = check.run();
        check.faults.forEach(System.err::println);
        System.out.println(files + " files, " + check.faults.size() + " faults");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private int run() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(bundle)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.matches(".*\\.(md5|sha1|sha256|sha512)")) {
                checkDigest(file);
            } else if (!name.endsWith(".asc")) {
                checkFile(file);
            }
            if (name.endsWith(".pom")) {
                checkModule(file);
            } else if (name.endsWith("-cyclonedx.xml")) {
                checkLicences(file);
            }
        }
        check(files.stream().anyMatch(file -> file.toString().endsWith(".pom")), bundle, "has no module at all");
        return files.size();
    }

    /** Each file has its place, its signature and two checksums. */
    private void checkFile(Path file) {
        Path folder = file.getParent();
        String artifact = folder.getParent().getFileName().toString();
        check(folder.getFileName().toString().equals(version), file, "is not of version " + version);
        check(bundle.relativize(file).startsWith("dev/mailkeys"), file, "is not ours");
        check(file.getFileName().toString().startsWith(artifact + "-" + version), file, "has a name of something else");
        for (String beside : List.of(".asc", ".md5", ".sha1")) {
            check(Files.isRegularFile(Path.of(file + beside)), file, "has no " + beside);
        }
    }

    private void checkDigest(Path file) throws Exception {
        String name = file.toString();
        String kind = name.substring(name.lastIndexOf('.') + 1);
        Path of = Path.of(name.substring(0, name.length() - kind.length() - 1));
        if (!Files.isRegularFile(of)) {
            faults.add(file + " is of no file");
            return;
        }
        byte[] digest = MessageDigest.getInstance(DIGESTS.get(kind)).digest(Files.readAllBytes(of));
        check(Files.readString(file).strip().equals(HexFormat.of().formatHex(digest)), file, "is not its checksum");
    }

    private void checkModule(Path pom) throws Exception {
        String text = Files.readString(pom);
        PLACEHOLDERS.forEach(placeholder -> check(!text.contains(placeholder), pom, "holds \"" + placeholder + "\""));
        Element project = parse(pom).getDocumentElement();
        for (String needed : NEEDED) {
            check(!child(project, needed).isBlank(), pom, "has no " + needed);
        }
        check(!text.contains(".git/"), pom, "has a folder behind the repository's address");
        check(child(project, "parent").isEmpty(), pom, "has a parent, which is not published");
        check(child(project, "version").equals(version), pom, "says another version");
        String base = pom.toString().replaceFirst("\\.pom$", "");
        if (!child(project, "packaging").equals("pom")) {
            for (String needed : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.xml", "-cyclonedx.json")) {
                check(Files.isRegularFile(Path.of(base + needed)), pom, "has no " + needed + " beside it");
            }
            checkJar(Path.of(base + ".jar"));
        }
    }

    private void checkJar(Path file) throws IOException {
        try (var jar = new ZipFile(file.toFile())) {
            check(jar.size() > 1, file, "is empty");
            String manifest = new String(
                    jar.getInputStream(jar.getEntry("META-INF/MANIFEST.MF")).readAllBytes(), StandardCharsets.UTF_8);
            boolean isCommand = file.getFileName().toString().startsWith("cli-");
            check(manifest.contains("Main-Class") == isCommand, file, "has a Main-Class, or the command has none");
        }
    }

    private void checkLicences(Path sbom) throws Exception {
        NodeList components = parse(sbom).getElementsByTagName("component");
        for (int at = 0; at < components.getLength(); at++) {
            var component = (Element) components.item(at);
            if (component.getParentNode().getParentNode().getNodeName().equals("tools")) {
                continue;
            }
            var said = new TreeSet<String>();
            for (String kind : List.of("id", "name", "expression")) {
                NodeList found = component.getElementsByTagName(kind);
                for (int each = 0; each < found.getLength(); each++) {
                    Node parent = found.item(each).getParentNode();
                    if (parent.getNodeName().startsWith("license")) {
                        said.add(found.item(each).getTextContent().strip());
                    }
                }
            }
            String part = child(component, "group") + ":" + child(component, "name");
            boolean isOfTests = said.contains(OF_TESTS) && sbom.getFileName().toString().startsWith("sdk-testkit-");
            check(isOfTests || said.stream().anyMatch(LICENCES::contains), sbom, "ships " + part + " under " + said);
        }
    }

    private static Document parse(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    /** The text of a child, or nothing. */
    private static String child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    private void check(boolean holds, Path file, String fault) {
        if (!holds) {
            faults.add(bundle.relativize(file) + " " + fault);
        }
    }
}

package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.toml.TomlSection;
import java.util.Optional;

/**
 * Reads {@code [database]}: the database with the journals.
 *
 * @param paths resolves the file's paths
 */
record DatabaseReader(FilePaths paths) {

    Optional<DatabaseDefinition> read(TomlSection section) {
        Optional<String> url = section.required("url", "the address of the database with the journals.");
        url.flatMap(text -> DatabaseDefinition.problem("url", text))
                .ifPresent(problem -> section.problem("url", problem));
        Optional<String> user = section.text("user");
        Optional<String> variable = section.variable("password-env");
        Optional<String> file = section.text("password-file")
                .flatMap(path -> section.understood("password-file", () -> paths.text(path)));
        if (variable.isPresent() && file.isPresent()) {
            section.problem("password-file", "password-env or password-file, not both");
        }
        section.end();
        return url.map(address -> new DatabaseDefinition(address, user, variable, file));
    }
}

package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.audit.Audit;
import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.rotation.RotationVerbs;
import dev.mailkeys.cli.command.run.RunProgram;
import dev.mailkeys.cli.conformance.Conformance;
import dev.mailkeys.cli.demo.Demo;
import dev.mailkeys.cli.doctor.Doctor;
import dev.mailkeys.cli.init.Init;
import dev.mailkeys.cli.simulate.Simulate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that are about mailkeys itself. */
final class TopCommands {

    private TopCommands() {}

    static List<String> names() {
        return Stream.concat(
                        RotationVerbs.names().stream(),
                        Stream.of(
                                "init",
                                "audit",
                                "run",
                                "doctor",
                                "simulate",
                                "conformance",
                                "demo",
                                "completion",
                                "man"))
                .toList();
    }

    static @Nullable Command find(String name) {
        return switch (name) {
            case "init" -> new Init();
            case "audit" -> new Audit();
            case "run" -> new RunProgram();
            case "doctor" -> new Doctor();
            case "simulate" -> new Simulate();
            case "conformance" -> new Conformance();
            case "demo" -> new Demo();
            case "completion" -> new Completion();
            case "man" -> new Man();
            case "--version", "-V", "version" -> new Version();
            default -> RotationVerbs.find(name);
        };
    }
}

package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.text.Fields;
import java.util.Optional;

/**
 * One check of the doctor.
 *
 * @param subject whose it is: mailkeys, or a provider
 * @param check what was looked at
 * @param status {@code ok}, {@code failed}, {@code warning} or {@code skipped}
 * @param detail what was found
 * @param failure the exit code that it leads to; empty if it did not fail
 */
record CheckResult(String subject, String check, String status, String detail, Optional<ExitCode> failure) {

    static CheckResult good(String subject, String check, String detail) {
        return new CheckResult(subject, check, "ok", detail, Optional.empty());
    }

    static CheckResult warning(String subject, String check, String detail) {
        return new CheckResult(subject, check, "warning", detail, Optional.empty());
    }

    static CheckResult skipped(String subject, String check, String detail) {
        return new CheckResult(subject, check, "skipped", detail, Optional.empty());
    }

    static CheckResult bad(String subject, String check, ExitCode code, String detail) {
        return new CheckResult(subject, check, "failed", detail, Optional.of(code));
    }

    boolean ok() {
        return failure.isEmpty();
    }

    Fields fields() {
        return new Fields()
                .with("subject", subject)
                .with("check", check)
                .with("status", status)
                .with("detail", detail);
    }
}

package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.text.Html;
import dev.mailkeys.cli.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The whole report as one page without other files. The page allows no script but our own, so that a key's name can't
 * bring one along. Charts and the short tables need no script.
 */
final class HtmlReport {

    private final Findings found;

    private HtmlReport(Findings found) {
        this.found = found;
    }

    static String of(Findings found) {
        return new HtmlReport(found).page();
    }

    private String page() {
        String style = resource("report.css");
        String script = resource("report.js");
        String csp =
                "default-src 'none'; style-src 'sha256-" + hash(style) + "'; script-src 'sha256-" + hash(script) + "'";
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + csp + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>mailkeys audit</title>\n<style>"
                + style + "</style></head><body>\n<h1>Keys of email providers</h1>\n<p>As of "
                + Html.text(Words.of(found.now(), "")) + ".</p>\n"
                + summary() + accounts() + policies() + exceptions() + charts() + new HtmlKeys(found).html()
                + "<script>" + script + "</script>\n</body></html>\n";
    }

    private String summary() {
        var text = new StringBuilder();
        found.summary()
                .forEach(line -> text.append(line.startsWith("This report is incomplete") ? "<p class=\"bad\">" : "<p>")
                        .append(Html.text(line))
                        .append("</p>\n"));
        return text.toString();
    }

    private String accounts() {
        return "<h2>Accounts</h2>\n"
                + Html.table(
                        List.of("Account", "Provider", "Keys", "Problem"),
                        found.accounts().stream()
                                .map(account -> List.of(
                                        account.account().name(),
                                        account.account().provider().title(),
                                        account.problem().isPresent()
                                                ? "not read"
                                                : String.valueOf(account.keys().size()),
                                        account.problem().orElse("")))
                                .toList());
    }

    private String policies() {
        List<List<String>> rows = found.policies().asked().stream()
                .map(policy -> List.of(
                        policy.word(),
                        SarifReport.words(policy),
                        String.valueOf(found.breaking(policy)),
                        String.valueOf(found.keys().stream()
                                .filter(key -> key.excused().containsKey(policy))
                                .count()),
                        String.valueOf(found.keys().stream()
                                .filter(key -> key.unknown().contains(policy))
                                .count())))
                .toList();
        return rows.isEmpty()
                ? ""
                : "<h2>Policies</h2>\n"
                        + Html.table(
                                List.of("Policy", "What breaks it", "Keys that break it", "Excused", "Unknown"), rows);
    }

    private String exceptions() {
        List<List<String>> rows = found.policies().exceptions().stream()
                .map(one -> List.of(
                        one.key(),
                        String.join(" ", AuditedKey.words(one.policies())),
                        one.reason(),
                        Words.of(one.until(), "")))
                .toList();
        return rows.isEmpty()
                ? ""
                : "<h2>Exceptions</h2>\n" + Html.table(List.of("Key", "Excused from", "Reason", "Until"), rows);
    }

    private String charts() {
        var counts = new Counts(found);
        return "<h2>Charts</h2>\n<div class=\"charts\">" + BarChart.of("Age", counts.ages())
                + BarChart.of("Rights", counts.rights()) + BarChart.of("Last use", counts.uses()) + "</div>\n";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

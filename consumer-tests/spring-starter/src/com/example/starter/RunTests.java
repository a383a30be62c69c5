package com.example.starter;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.springframework.boot.SpringBootVersion;

/** Runs the tests with this Spring Boot and JUnit. */
public final class RunTests {

    private RunTests() {}

    /**
     * Runs the tests.
     *
     * @param args how the version of Spring Boot begins, and how many tests there are
     */
    public static void main(String[] args) {
        if (!SpringBootVersion.getVersion().startsWith(args[0])) {
            throw new IllegalStateException("This is Spring Boot " + SpringBootVersion.getVersion());
        }
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectClass(ApplicationTest.class),
                        selectClass(MailTest.class),
                        selectClass(SliceTest.class),
                        selectClass(StartTest.class));
        LauncherFactory.create().execute(request.build(), summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true));
        if (summary.getSummary().getTestsSucceededCount() != Long.parseLong(args[1])) {
            throw new IllegalStateException("not every test succeeded");
        }
        System.out.println("runs " + args[1] + " tests with Spring Boot " + SpringBootVersion.getVersion());
        System.exit(0);
    }
}

package com.example.mailer;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the test with the Spring Boot and the JUnit that are here. */
public final class RunTests {

    private RunTests() {}

    /**
     * Runs the test.
     *
     * @param args none
     */
    public static void main(String[] args) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(RotatingMailerTest.class));
        LauncherFactory.create().execute(request.build(), summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true));
        if (summary.getSummary().getTestsSucceededCount() != 1) {
            throw new IllegalStateException("not every test succeeded");
        }
        System.exit(0);
    }
}

package com.example.contracts;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the contracts against what somebody else has written. */
public final class RunContracts {

    private RunContracts() {}

    /**
     * Runs the contracts.
     *
     * @param args none
     */
    public static void main(String[] args) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(OwnSinkTest.class), selectClass(OwnJournalsTest.class))
                                .build(),
                        listener);
        var summary = listener.getSummary();
        if (summary.getTotalFailureCount() > 0 || summary.getTestsSucceededCount() < 40) {
            summary.printFailuresTo(new PrintWriter(System.out, true));
            throw new IllegalStateException(summary.getTestsSucceededCount() + " tests succeeded");
        }
        System.out.println("keeps " + summary.getTestsSucceededCount() + " promises of the contracts");
    }
}

package com.example.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests with the JUnit that is here, and sees that every simulator was closed after its test. */
public final class RunTests {

    private RunTests() {}

    /**
     * Runs the tests.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(KeysTest.class))
                                .build(),
                        summary);
        if (summary.getSummary().getTestsSucceededCount() != 2) {
            summary.getSummary().printFailuresTo(new PrintWriter(System.out, true));
            throw new IllegalStateException("not both tests succeeded");
        }
        for (URI address : KeysTest.ADDRESSES) {
            requireClosed(address);
        }
        System.out.println("runs " + KeysTest.ADDRESSES.size() + " tests with simulators");
    }

    private static void requireClosed(URI address) throws Exception {
        try (Socket open = new Socket(address.getHost(), address.getPort())) {
            throw new IllegalStateException("still listens: " + open);
        } catch (ConnectException closed) {
            // As it should be.
        }
    }
}

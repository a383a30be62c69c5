package com.example.testkit;

import dev.mailkeys.testkit.EmailitSimulator;

/** A user's test where OkHttp 4 stands before 5: the simulators must say what is wrong. */
public final class OldOkHttp {

    private OldOkHttp() {}

    /**
     * Starts a simulator.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (EmailitSimulator started = EmailitSimulator.start()) {
            throw new AssertionError("started with OkHttp 4: " + started.baseUrl());
        } catch (IllegalStateException told) {
            if (!told.getMessage().contains("need OkHttp 5")) {
                throw told;
            }
            System.out.println("is told to use OkHttp 5");
        }
    }
}

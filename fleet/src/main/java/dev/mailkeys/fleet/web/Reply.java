package dev.mailkeys.fleet.web;

import java.nio.charset.StandardCharsets;

/** What is answered. */
record Reply(int status, String type, byte[] body) {

    static Reply page(String html) {
        return of(200, "text/html; charset=utf-8", html);
    }

    static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.mailkeys.fleet.web;

import java.nio.charset.StandardCharsets;

/** An answer. */
record WebAnswer(int status, String type, byte[] body) {

    static WebAnswer page(String html) {
        return of(200, "text/html; charset=utf-8", html);
    }

    static WebAnswer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    static WebAnswer of(int status, String type, String text) {
        return new WebAnswer(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
}

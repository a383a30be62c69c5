package com.example.library;

import okhttp3.OkHttpClient;

/** Something that needs OkHttp 4. */
public final class Library {

    private Library() {}

    /** A client of the library's own. */
    public static OkHttpClient client() {
        return new OkHttpClient.Builder().followRedirects(true).build();
    }
}

package dev.mailkeys.benchmarks.server;

import java.util.HashMap;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param method the HTTP method
 * @param target the path and the query
 */
record Request(String method, String target) {

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    Map<String, String> query() {
        var parameters = new HashMap<String, String>();
        int query = target.indexOf('?');
        if (query >= 0) {
            for (String parameter : target.substring(query + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return parameters;
    }
}

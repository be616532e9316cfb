package org.aumbry.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every answer carries, for whoever writes answers beside the filters. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    public static Map<String, String> overTls() {
        var headers = new LinkedHashMap<String, String>();
        SecurityHeaders.write(true, headers::put);
        return headers;
    }

    public static Map<String, String> withoutTls() {
        var headers = new LinkedHashMap<String, String>();
        SecurityHeaders.write(false, headers::put);
        return headers;
    }
}

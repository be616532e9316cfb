package org.aumbry.identity;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A form that waits for its sender to be looked at again.
 *
 * @param address path and query that it was sent to
 * @param fields in the order of the form, those of the query included
 */
public record HeldForm(String address, Map<String, List<String>> fields) {

    public String path() {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** The query without its question mark; empty when there is none. */
    public String query() {
        int query = address.indexOf('?');
        return query < 0 ? "" : address.substring(query + 1);
    }

    /** Where the form is sent once more, naming what is kept instead of carrying it. */
    public String again(String parameter, String id) {
        return address + (query().isEmpty() ? "?" : "&") + parameter + "=" + id;
    }

    /** As it is kept: the address, a line feed, the fields as a form sends them. */
    String text() {
        var pairs = new StringJoiner("&");
        fields.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return address + "\n" + pairs;
    }

    static HeldForm of(String text) {
        int end = text.indexOf('\n');
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : text.substring(end + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return new HeldForm(text.substring(0, end), fields);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "form for " + path();
    }
}

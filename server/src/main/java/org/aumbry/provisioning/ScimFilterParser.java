package org.aumbry.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads filters and the paths of changes (RFC 7644, figures 1 and 7). Not binds closest, then and, then or. */
final class ScimFilterParser {

    private static final int LONGEST = 4096;
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String text;
    private int at;
    private int depth;

    private ScimFilterParser(String text) {
        if (text.length() > LONGEST) {
            throw ScimError.invalidFilter("A filter has at most " + LONGEST + " characters");
        }
        this.text = text;
    }

    static ScimFilter filter(String text) {
        var parser = new ScimFilterParser(text);
        var filter = parser.any();
        parser.spaces();
        if (parser.at < text.length()) {
            throw parser.wrong("end of the filter");
        }
        return filter;
    }

    /**
     * Where a change applies.
     *
     * @param which the elements meant, of an attribute with several values; null for all of it
     */
    record Target(ScimPath path, @Nullable ScimFilter which) {}

    /** Reads {@code attribute}, {@code attribute.part}, {@code attribute[filter]} or {@code attribute[filter].part}. */
    static Target target(String text) {
        var parser = new ScimFilterParser(text);
        var path = ScimPath.read(parser.word());
        if (!parser.next('[')) {
            parser.end();
            return new Target(path, null);
        }
        var which = parser.any();
        parser.expect(']');
        if (parser.next('.')) {
            path = new ScimPath(path.schema(), path.attribute(), ScimPath.read(parser.word()).attribute());
        }
        parser.end();
        return new Target(path, which);
    }

    private void end() {
        spaces();
        if (at < text.length()) {
            throw ScimError.invalidPath("The path goes on after its end");
        }
    }

    private ScimFilter any() {
        var any = new ArrayList<ScimFilter>(List.of(all()));
        while (keyword("or")) {
            any.add(all());
        }
        return any.size() == 1 ? any.getFirst() : new ScimFilter.Or(List.copyOf(any));
    }

    private ScimFilter all() {
        var all = new ArrayList<ScimFilter>(List.of(one()));
        while (keyword("and")) {
            all.add(one());
        }
        return all.size() == 1 ? all.getFirst() : new ScimFilter.And(List.copyOf(all));
    }

    private ScimFilter one() {
        if (++depth > DEEPEST) {
            throw ScimError.invalidFilter("A filter nests at most " + DEEPEST + " deep");
        }
        try {
            if (negated()) {
                return new ScimFilter.Not(grouped());
            }
            spaces();
            return at < text.length() && text.charAt(at) == '(' ? grouped() : comparison();
        } finally {
            depth--;
        }
    }

    private ScimFilter grouped() {
        expect('(');
        var inner = any();
        expect(')');
        return inner;
    }

    private ScimFilter comparison() {
        var path = ScimPath.read(word());
        if (next('[')) {
            var inner = any();
            expect(']');
            return new ScimFilter.Element(path, inner);
        }
        var operator = word().toUpperCase(Locale.ROOT);
        if (operator.equals("PR")) {
            return new ScimFilter.Present(path);
        }
        try {
            return new ScimFilter.Compare(path, ScimFilter.Operator.valueOf(operator), value());
        } catch (IllegalArgumentException unknown) {
            throw wrong("an operator");
        }
    }

    private JsonNode value() {
        spaces();
        int from = at;
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        } else {
            while (at < text.length() && " ()[]".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        if (at > text.length() || at == from) {
            throw wrong("a value");
        }
        try {
            var literal = text.substring(from, at);
            var value = JSON.readTree(literal.startsWith("\"") ? literal : literal.toLowerCase(Locale.ROOT));
            if (!value.isValueNode()) {
                throw wrong("a value");
            }
            return value;
        } catch (JacksonException notJson) {
            throw wrong("a value");
        }
    }

    /** Whether {@code not} stands here before a parenthesis; read over when it does. */
    private boolean negated() {
        spaces();
        if (!text.regionMatches(true, at, "not", 0, 3)) {
            return false;
        }
        int behind = at + 3;
        while (behind < text.length() && text.charAt(behind) == ' ') {
            behind++;
        }
        boolean group = behind < text.length() && text.charAt(behind) == '(';
        at = group ? behind : at;
        return group;
    }

    private boolean keyword(String word) {
        spaces();
        int behind = at + word.length();
        boolean here = text.regionMatches(true, at, word, 0, word.length())
                && behind < text.length()
                && (text.charAt(behind) == ' ' || text.charAt(behind) == '(');
        at = here ? behind : at;
        return here;
    }

    private String word() {
        spaces();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || ":._-$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == from) {
            throw wrong("a name");
        }
        return text.substring(from, at);
    }

    private boolean next(char wanted) {
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char wanted) {
        spaces();
        if (!next(wanted)) {
            throw wrong("'" + wanted + "'");
        }
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private ScimError wrong(String expected) {
        return ScimError.invalidFilter("Expected " + expected + " at character " + Math.min(at + 1, text.length()));
    }
}

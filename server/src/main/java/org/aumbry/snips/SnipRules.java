package org.aumbry.snips;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.aumbry.kernel.Refusal;

/** What a snip may hold, pure. */
final class SnipRules {

    static final int LONGEST_QUOTE = 8_000;
    static final int LONGEST_TEXT = 8_000;
    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 60;

    private SnipRules() {}

    /** The words of the text at that place. Refuses places outside it, empty and overlong ones. */
    static String quote(String text, int start, int end) {
        if (start < 0 || end > text.length() || start >= end) {
            throw Refusal.invalid("start", "snips.refusal.place");
        }
        if (end - start > LONGEST_QUOTE) {
            throw Refusal.invalid("end", "snips.refusal.quote-long", LONGEST_QUOTE);
        }
        var quote = text.substring(start, end);
        if (quote.isBlank()) {
            throw Refusal.invalid("start", "snips.refusal.place");
        }
        return quote;
    }

    /** Refuses when what the asker saw is not what stands there, white space aside. */
    static void requireSame(String seen, String quote) {
        if (!seen.isBlank() && !folded(seen).equals(folded(quote))) {
            throw Refusal.of(Refusal.Code.CONFLICT, "snips.refusal.other-words");
        }
    }

    static String text(String field, String raw) {
        var text = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.invalid(field, "snips.refusal.text-long", LONGEST_TEXT);
        }
        if (text.chars()
                .anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r' && each != '\t')) {
            throw Refusal.invalid(field, "snips.refusal.control");
        }
        return text;
    }

    /** Tags without repeats, in the order given; letter case does not make two tags of one. */
    static List<String> tags(List<String> raw) {
        var tags = new LinkedHashMap<String, String>();
        for (var each : raw) {
            var tag = Normalizer.normalize(each.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
            if (tag.isEmpty()) {
                continue;
            }
            if (tag.codePointCount(0, tag.length()) > LONGEST_TAG) {
                throw Refusal.invalid("tags", "snips.refusal.tag-long", LONGEST_TAG);
            }
            if (tag.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid("tags", "snips.refusal.control");
            }
            tags.putIfAbsent(key(tag), tag);
        }
        if (tags.size() > MOST_TAGS) {
            throw Refusal.invalid("tags", "snips.refusal.many-tags", MOST_TAGS);
        }
        return new ArrayList<>(tags.values());
    }

    /** What makes two tags the same. */
    static String key(String tag) {
        return Normalizer.normalize(tag.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00AD]+", "");
    }
}

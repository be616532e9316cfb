package org.aumbry.privacy;

import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Refusal;

/**
 * A version about to be published.
 *
 * @param texts wording by language; empty ones are left out
 */
public record NoticeDraft(Map<String, String> texts, String contact) {

    public static final int LONGEST = 50_000;
    public static final int LONGEST_CONTACT = 500;

    /** Tidied; refuses what has no wording at all or is too long. */
    NoticeDraft accept() {
        var tidy = new TreeMap<String, String>();
        for (var language : Notice.LANGUAGES) {
            var text = texts.getOrDefault(language, "").replace("\r\n", "\n").strip();
            if (text.length() > LONGEST) {
                throw Refusal.invalid("text_" + language, "privacy.notice.long", LONGEST);
            }
            if (!text.isEmpty()) {
                tidy.put(language, text);
            }
        }
        if (tidy.isEmpty()) {
            throw Refusal.invalid("text_en", "privacy.notice.empty");
        }
        var whom = contact.strip();
        if (whom.length() > LONGEST_CONTACT) {
            throw Refusal.invalid("contact", "privacy.notice.contact-long", LONGEST_CONTACT);
        }
        return new NoticeDraft(Map.copyOf(tidy), whom);
    }

    @Override
    public String toString() {
        return "draft of a privacy notice";
    }
}

package org.aumbry.reading.worker;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells the language of a text by its letter groups. */
final class Languages {

    /** As much text as is looked at. */
    static final int SAMPLE_CHARS = 12_000;

    private static final int TOO_SHORT = 40;
    private static final double SURE = 0.8;

    private @Nullable LanguageDetector detector;

    /** ISO 639-1 code, or the empty string when the text is short or mixed. */
    String of(CharSequence text) throws IOException {
        var sample = text.length() > SAMPLE_CHARS ? text.subSequence(0, SAMPLE_CHARS) : text;
        long letters = sample.chars().filter(Character::isLetter).count();
        if (letters < TOO_SHORT) {
            return "";
        }
        var best = detector().getProbabilities(sample);
        if (best.isEmpty() || best.getFirst().getProbability() < SURE) {
            return "";
        }
        return best.getFirst().getLocale().getLanguage();
    }

    private LanguageDetector detector() throws IOException {
        if (detector == null) {
            detector = LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().readAllBuiltIn())
                    .seed(1)
                    .build();
        }
        return detector;
    }
}

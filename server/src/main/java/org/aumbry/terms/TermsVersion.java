package org.aumbry.terms;

import java.time.Instant;
import org.aumbry.kernel.UserId;

/**
 * One published version of the terms.
 *
 * @param number from 1
 */
public record TermsVersion(int number, String text, UserId publishedBy, Instant publishedAt) {

    @Override
    public String toString() {
        return "terms version " + number;
    }
}

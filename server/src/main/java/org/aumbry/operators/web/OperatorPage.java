package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * One operator with everything on record about them.
 *
 * @param other whether it is somebody else, whom one may put something on record about
 * @param link a new way in, shown once; empty otherwise
 */
public record OperatorPage(
        OperatorFrame frame,
        OperatorsPage.Row operator,
        List<String> lacks,
        List<Line> records,
        List<Option> kinds,
        boolean other,
        String link,
        FieldErrors errors) {

    public record Line(String kind, String note, Instant at, String by, Instant until, boolean counts) {}
}

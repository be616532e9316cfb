package org.aumbry.privacy.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/**
 * Versions of the notice, and the form for the next.
 *
 * @param address where everybody can read it; empty when only people of the network can
 * @param opens whether publishing the first version lets everybody read it
 * @param texts wording by language
 * @param changed what is different now from when the version that holds was published
 */
public record NoticeAdminPage(
        List<Tab> tabs,
        String address,
        boolean opens,
        List<Row> rows,
        Map<String, String> texts,
        String contact,
        List<String> changed,
        FieldErrors errors) {

    /** One version. */
    public record Row(int number, String by, Instant at) {}
}

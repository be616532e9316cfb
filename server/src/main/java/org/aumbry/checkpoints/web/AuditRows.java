package org.aumbry.checkpoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aumbry.journal.AuditEntry;
import org.aumbry.web.Sentence;
import org.aumbry.web.Words;

/** Entries and their sentences as rows of a page. */
final class AuditRows {

    private AuditRows() {}

    static List<AuditPage.Row> of(Words words, List<AuditEntry> entries, List<Sentence> sentences) {
        var rows = new ArrayList<AuditPage.Row>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var outcome = entry.outcome().stored();
            rows.add(new AuditPage.Row(
                    entry.id().toString(),
                    entry.at(),
                    sentences.get(i),
                    entry.verb(),
                    outcome,
                    words.t("checkpoints.outcome." + outcome),
                    Objects.requireNonNullElse(entry.reason(), ""),
                    Objects.toString(entry.session(), ""),
                    Objects.toString(entry.token(), "")));
        }
        return rows;
    }
}

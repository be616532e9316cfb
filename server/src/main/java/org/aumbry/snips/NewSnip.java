package org.aumbry.snips;

import java.util.List;
import org.aumbry.documents.DocumentId;

/**
 * A passage someone selected and what they make of it.
 *
 * @param start offset of the first character in the canonical text of the version
 * @param end offset behind the last one
 * @param quote the words as the asker saw them; compared with the text, white space aside; empty to take the text's
 */
public record NewSnip(
        DocumentId document,
        int version,
        int start,
        int end,
        String quote,
        String insight,
        String note,
        List<String> tags) {}

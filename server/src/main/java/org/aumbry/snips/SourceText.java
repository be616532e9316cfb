package org.aumbry.snips;

import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;

/** The text of versions and where its words stand, as the product extracted them. */
interface SourceText {

    /** Whether the text of a version has been read. */
    boolean ready(DocumentId document, int version);

    /** The canonical text; refused as a conflict while it has not been read. */
    String text(Principal who, DocumentId document, int version);

    /** The page on which an offset lies, from 1; null for text without pages. */
    @Nullable Integer page(Principal who, DocumentId document, int version, int offset);

    /** The rectangles that cover a stretch of text, one per line; empty for text without places. */
    List<Passage.Box> boxes(Principal who, DocumentId document, int version, int start, int end);
}

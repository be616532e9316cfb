package org.aumbry.reading;

import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;

/** Something that marks passages of a version in the reader; a module above supplies it as a bean. */
public interface Highlighter {

    /** What of a version is on the screen, and which mark the address asks for ({@code ?snip=}). */
    record Window(DocumentId document, int version, int start, int end, @Nullable String asked) {}

    /** Marks that touch the window and that the principal, who may view the document, may see. Not journaled. */
    List<Highlight> highlights(Principal who, Window window);

    /**
     * Where a mark asked for by the address begins, so that the reader can open its page.
     *
     * @return its first UTF-16 unit, or -1 when it is not in this version or may not be seen
     */
    int startOf(Principal who, DocumentId document, int version, String asked);
}

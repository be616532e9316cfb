package org.aumbry.reading;

import gg.jte.Content;
import org.aumbry.documents.Document;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Shell;
import org.jspecify.annotations.Nullable;

/** One tab of the pane beside a document; a module above supplies it as a bean. */
public interface ReaderPane {

    /**
     * What the pane is beside.
     *
     * @param version number of the version on the screen
     * @param firstPage first page on the screen, from 1
     * @param lastPage last page on the screen
     * @param asked which part the address asks for ({@code ?snip=}); null for none
     */
    record Beside(Document document, int version, int firstPage, int lastPage, @Nullable String asked) {}

    /** The value of {@code ?pane=} that shows it; lower-case letters. */
    String key();

    /** Key of the message on the tab. */
    String label();

    /** Shown behind the label; null for none. Counts only what the principal may see. */
    @Nullable Long count(Principal who, Beside beside);

    /** Draws the tab's content. Everything in it is decided before; drawing asks nobody. */
    interface Drawing {
        Content draw(Shell shell);
    }

    /** What the tab shows to the principal, who may view the document. */
    Drawing show(Principal who, Beside beside);
}

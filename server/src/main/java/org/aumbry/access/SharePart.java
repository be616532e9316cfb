package org.aumbry.access;

import gg.jte.Content;
import java.util.Optional;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Shell;
import org.aumbry.web.Words;

/** A section of the share page; a module above supplies it as a bean. */
public interface SharePart {

    /** Draws the section. Everything in it is decided before; drawing asks nobody. */
    interface Drawing {
        Content draw(Shell shell);
    }

    /** What the section shows about a thing to someone who may view it; empty when there is nothing to show. */
    Optional<Drawing> part(Principal who, SharedObject object, Words words);
}

package org.aumbry.identity;

import java.util.Optional;
import org.aumbry.kernel.Principal;

/** Where a person is led after signing out who came in by a service that may still know them. */
public interface SignOutWay {

    /** A path on this host, asked for before the session ends, inside the person's network; empty for the usual one. */
    Optional<String> after(Principal who);
}

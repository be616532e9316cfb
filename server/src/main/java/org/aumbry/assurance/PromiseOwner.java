package org.aumbry.assurance;

import java.util.Locale;

/** Whose duty a promise is. */
public enum PromiseOwner {
    OURS,
    SHARED,
    YOURS;

    /** Lower case, as in the register file, in addresses and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

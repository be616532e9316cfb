package org.aumbry.identity;

import java.util.List;
import org.aumbry.identity.web.AccountTabs;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;

/** The pages of one's own account, for modules that have one among them. */
public final class AccountPages {

    private AccountPages() {}

    /** The tabs that every page of the account shows, with the one marked that has this address. */
    public static List<Tab> tabs(Words words, String current) {
        return AccountTabs.of(words, current);
    }
}

package org.aumbry.identity.web;

import java.util.List;
import java.util.Map;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;

/** The parts of one's account, each a page. */
public final class AccountTabs {

    static final String PROFILE = "/account";
    static final String SECURITY = "/account/security";
    static final String SESSIONS = "/account/sessions";
    static final String TOKENS = "/account/tokens";
    static final String DOWNLOADS = "/account/downloads";
    static final String ACTIVITY = "/account/activity";
    static final String WISHES = "/account/wishes";

    private static final List<Map.Entry<String, String>> ALL = List.of(
            Map.entry(PROFILE, "identity.account.profile"),
            Map.entry(SECURITY, "identity.account.security"),
            Map.entry(SESSIONS, "identity.account.sessions"),
            Map.entry(TOKENS, "identity.account.tokens"),
            Map.entry(DOWNLOADS, "identity.account.downloads"),
            Map.entry(ACTIVITY, "identity.account.activity"),
            Map.entry(WISHES, "identity.wishes.title"));

    private AccountTabs() {}

    /** All of them, with the one marked that has this address. */
    public static List<Tab> of(Words words, String current) {
        return ALL.stream()
                .map(tab -> Tab.of(words.t(tab.getValue()), tab.getKey(), tab.getKey().equals(current)))
                .toList();
    }
}

package org.aumbry.identity.web;

import org.aumbry.identity.ClientName;
import org.aumbry.web.Words;

/** What a browser calls itself, worded. */
final class ClientNames {

    private ClientNames() {}

    static String of(Words words, String agent) {
        var name = ClientName.of(agent);
        if (name.browser().isEmpty()) {
            return name.system().isEmpty() ? words.t("identity.client.unknown") : name.system();
        }
        return name.system().isEmpty()
                ? name.browser()
                : words.t("identity.client.on", name.browser(), name.system());
    }
}

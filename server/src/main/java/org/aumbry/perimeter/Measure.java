package org.aumbry.perimeter;

import java.util.List;
import java.util.Locale;

/** One way of protecting a service, and the probes that look whether it works in the running program. */
public enum Measure {
    ENCRYPTED("web.tls", "web.tls-grade"),
    HTTPS_ONLY("web.plain-door"),
    SIGN_IN_FIRST("web.closed-door"),
    SESSIONS_END("identity.session", "identity.session-time"),
    SECOND_FACTOR("identity.factor-demand"),
    GUESSING_COSTS("identity.guess-wait"),
    NETWORKS_RULES("policies.firewall"),
    DOWNLOAD_BUDGET("policies.budget"),
    REFUSALS_RECORDED("access.denial-recorded"),
    LINKS_END("links.end-with-their-grant", "identity.mailed-links"),
    PROVIDERS_PROVE("federation.transport", "federation.provider-answers"),
    OPERATORS_ON_RECORD("operators.roster"),
    OPERATORS_JOURNAL("operators.journal-chain"),
    INSIDE_ONLY("perimeter.ports", "data.database-door"),
    SEALED("data.sealed-columns", "blobs.at-rest", "search.index-at-rest"),
    CHANGES_SEEN("data.column-flip", "blobs.flip"),
    WALLED_IN("reading.parser-walls", "reading.parser-limits"),
    ONLY_WHAT_IS_SET("web.no-calls");

    private final List<String> probes;

    Measure(String... probes) {
        this.probes = List.of(probes);
    }

    /** Names of the probes, as {@link org.aumbry.kernel.Probe#id()} gives them. */
    public List<String> probes() {
        return probes;
    }

    /** Its word in keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.aumbry.perimeter;

import static org.aumbry.perimeter.Measure.CHANGES_SEEN;
import static org.aumbry.perimeter.Measure.DOWNLOAD_BUDGET;
import static org.aumbry.perimeter.Measure.ENCRYPTED;
import static org.aumbry.perimeter.Measure.GUESSING_COSTS;
import static org.aumbry.perimeter.Measure.HTTPS_ONLY;
import static org.aumbry.perimeter.Measure.INSIDE_ONLY;
import static org.aumbry.perimeter.Measure.LINKS_END;
import static org.aumbry.perimeter.Measure.NETWORKS_RULES;
import static org.aumbry.perimeter.Measure.ONLY_WHAT_IS_SET;
import static org.aumbry.perimeter.Measure.OPERATORS_JOURNAL;
import static org.aumbry.perimeter.Measure.OPERATORS_ON_RECORD;
import static org.aumbry.perimeter.Measure.PROVIDERS_PROVE;
import static org.aumbry.perimeter.Measure.REFUSALS_RECORDED;
import static org.aumbry.perimeter.Measure.SEALED;
import static org.aumbry.perimeter.Measure.SECOND_FACTOR;
import static org.aumbry.perimeter.Measure.SESSIONS_END;
import static org.aumbry.perimeter.Measure.SIGN_IN_FIRST;
import static org.aumbry.perimeter.Measure.WALLED_IN;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The services of an installation: what class each is of, what protects it, and the ports it is reached at. */
public enum Facility {
    PAGES(Tier.FACING, List.of("pages", "second", "plain"), ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED, SIGN_IN_FIRST,
            SESSIONS_END, SECOND_FACTOR, NETWORKS_RULES, DOWNLOAD_BUDGET),
    SIGN_IN(Tier.FACING, List.of("pages"), ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED, GUESSING_COSTS, PROVIDERS_PROVE),
    API(Tier.FACING, List.of("pages"), ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED, SIGN_IN_FIRST, NETWORKS_RULES,
            DOWNLOAD_BUDGET),
    LINKS(Tier.FACING, List.of("pages"), ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED, LINKS_END, DOWNLOAD_BUDGET),
    CONSOLE(Tier.FACING, List.of("operators", "pages"), ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED, OPERATORS_ON_RECORD,
            OPERATORS_JOURNAL),
    DATABASE(Tier.SUPPORTING, List.of("database", "trial-database"), INSIDE_ONLY, SEALED, CHANGES_SEEN),
    BLOBS(Tier.SUPPORTING, List.of(), INSIDE_ONLY, SEALED, CHANGES_SEEN),
    INDEX(Tier.SUPPORTING, List.of(), INSIDE_ONLY, SEALED),
    PARSER(Tier.SUPPORTING, List.of(), INSIDE_ONLY, WALLED_IN),
    OBJECT_STORES(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET, SEALED, CHANGES_SEEN),
    KEY_SERVICE(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET),
    MAIL_SERVER(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET),
    NAME_SERVERS(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET),
    PROVIDERS(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET, PROVIDERS_PROVE),
    COLLECTORS(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET),
    WITNESSES(Tier.THIRD_PARTY, List.of(), ONLY_WHAT_IS_SET);

    private final Tier tier;
    private final List<String> ports;
    private final Set<Measure> measures;

    Facility(Tier tier, List<String> ports, Measure first, Measure... others) {
        this.tier = tier;
        this.ports = ports;
        this.measures = EnumSet.of(first, others);
    }

    public Tier tier() {
        return tier;
    }

    /** Names of the ports it is reached at, as {@link org.aumbry.kernel.Listening} gives them. */
    public List<String> ports() {
        return ports;
    }

    public Set<Measure> measures() {
        return EnumSet.copyOf(measures);
    }

    /** Its word in keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

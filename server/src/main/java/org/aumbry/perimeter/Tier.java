package org.aumbry.perimeter;

import static org.aumbry.perimeter.Measure.ENCRYPTED;
import static org.aumbry.perimeter.Measure.HTTPS_ONLY;
import static org.aumbry.perimeter.Measure.INSIDE_ONLY;
import static org.aumbry.perimeter.Measure.ONLY_WHAT_IS_SET;
import static org.aumbry.perimeter.Measure.REFUSALS_RECORDED;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The classes of services, each with the measures that every service of it must carry. */
public enum Tier {
    FACING(Set.of(ENCRYPTED, HTTPS_ONLY, REFUSALS_RECORDED)),
    SUPPORTING(Set.of(INSIDE_ONLY)),
    THIRD_PARTY(Set.of(ONLY_WHAT_IS_SET));

    private final Set<Measure> required;

    Tier(Set<Measure> required) {
        this.required = required;
    }

    public Set<Measure> required() {
        return required;
    }

    /** What of it a service with these measures lacks. */
    Set<Measure> lacking(Collection<Measure> carried) {
        var lacking = EnumSet.copyOf(required);
        lacking.removeAll(carried);
        return lacking;
    }

    /** Its word in keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

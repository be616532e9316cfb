package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.JournalCounts;
import org.aumbry.journal.Outcome;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goes over the journal since it last looked, with an overlap for entries that were committed late, and keeps what
 * stands
 * out. The same is found once, however often it is seen.
 */
@Component
class Detection {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final Set<String> USE = Set.of("document.open", "document.download", "document.copy",
            "access.grant");

    private final JournalCounts counts;
    private final Findings findings;
    private final HoneySteps honey;
    private final NetworkPolicy policy;
    private final DetectionSteps steps;
    private final Desk desk;

    Detection(
            JournalCounts counts,
            Findings findings,
            HoneySteps honey,
            NetworkPolicy policy,
            DetectionSteps steps,
            Desk desk) {
        this.counts = counts;
        this.findings = findings;
        this.honey = honey;
        this.policy = policy;
        this.steps = steps;
        this.desk = desk;
    }

    /** Looks in the entered network; how many new findings there are. */
    int look() {
        var now = desk.now();
        var since = steps.mark().map(mark -> mark.minus(OVERLAP)).orElse(now.minus(DAY));
        int found = bursts(now) + offHours(since) + newPlaces(since) + honey(since);
        steps.setMark(now);
        return found;
    }

    private int bursts(Instant now) {
        var values = policy.values();
        int found = 0;
        var taken = counts.things("document.download", now.minus(HOUR), values.count(PolicyOption.ALERT_DOWNLOADS));
        for (var burst : taken) {
            found += add(burst(Finding.Rule.MASS_DOWNLOAD, burst));
        }
        for (var burst : counts.denials(now.minus(HOUR), values.count(PolicyOption.ALERT_DENIALS))) {
            found += add(burst(Finding.Rule.DENIAL_BURST, burst));
        }
        return found;
    }

    private int offHours(Instant since) {
        var values = policy.values();
        int found = 0;
        for (var entry : counts.done(DetectionRules.ADMINISTRATION, since)) {
            if (allowed(entry) && entry.session() != null && DetectionRules.offHours(values, entry.at())) {
                found += add(seen(Finding.Rule.OFF_HOURS, entry, null, DAY));
            }
        }
        return found;
    }

    private int newPlaces(Instant since) {
        int found = 0;
        for (var entry : counts.done(DetectionRules.SENSITIVE, since)) {
            if (allowed(entry) && entry.session() != null && fromNewPlace(entry)) {
                found += add(seen(Finding.Rule.NEW_PLACE, entry, entry.session().value(), DAY));
            }
        }
        return found;
    }

    /** Whether the act belongs to a sign-in of the last hour that came from where this person never came from. */
    private boolean fromNewPlace(AuditEntry act) {
        var user = act.user();
        var session = act.session();
        if (user == null || session == null) {
            return false;
        }
        var signIns = counts.by(user, "sign-in", act.at().minus(KNOWN));
        Optional<AuditEntry> own = signIns.stream()
                .filter(entry -> session.value().equals(entry.object().id()))
                .findFirst();
        if (own.isEmpty() || own.get().at().isBefore(act.at().minus(HOUR))) {
            return false;
        }
        var earlier = signIns.stream()
                .filter(entry -> entry.at().isBefore(own.get().at()))
                .map(Detection::address)
                .filter(address -> !address.isEmpty())
                .toList();
        return DetectionRules.newPlace(address(own.get()), earlier);
    }

    private int honey(Instant since) {
        int found = 0;
        for (var entry : counts.with(honey.documents(), since)) {
            if (USE.contains(entry.verb()) || entry.outcome() == Outcome.DENIED) {
                found += add(seen(Finding.Rule.HONEY_DOCUMENT, entry, entry.object().id(), HOUR));
            }
        }
        return found;
    }

    private int add(Findings.Seen seen) {
        return findings.add(seen) ? 1 : 0;
    }

    private static Findings.Seen burst(Finding.Rule rule, JournalCounts.Burst burst) {
        return new Findings.Seen(rule, burst.user(), null, burst.count(), burst.first(), burst.last(), "", HOUR);
    }

    private static Findings.Seen seen(
            Finding.Rule rule, AuditEntry entry, @Nullable UUID object, Duration told) {
        return new Findings.Seen(rule, entry.user(), object, 1, entry.at(), entry.at(), address(entry), told);
    }

    private static boolean allowed(AuditEntry entry) {
        return entry.outcome() == Outcome.ALLOWED && entry.user() != null;
    }

    private static String address(AuditEntry entry) {
        return entry.details().getOrDefault("address", "");
    }
}

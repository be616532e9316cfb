package org.aumbry.policies;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.aumbry.identity.ClientNetwork;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/** What is sensitive, what is administration, what is outside of working hours, what is a new place. */
final class DetectionRules {

    /** What someone does who has taken over an account. */
    static final Set<String> SENSITIVE = Set.of(
            "token.add", "user.change-password", "user.set-role", "user.add", "user.invite", "policy.change",
            "firewall.commit", "snip.export", "access.grant", "group.add-member", "session.revoke-others",
            "network.change", "document.download");

    /** What only administrators do. */
    static final Set<String> ADMINISTRATION = Set.of(
            "user.add", "user.invite", "user.set-role", "user.deactivate", "user.reactivate", "group.add",
            "group.remove", "group.rename", "group.add-member", "group.remove-member", "policy.change",
            "policy.unlock", "firewall.commit", "change.confirm", "network.change", "session.revoke-all",
            "download.reset", "honey.mark", "honey.unmark");

    private DetectionRules() {}

    /** Whether the moment is outside of the hours that the network works. */
    static boolean offHours(PolicyValues values, Instant at) {
        int from = values.count(PolicyOption.WORK_FROM_HOUR);
        int to = values.count(PolicyOption.WORK_TO_HOUR);
        var local = at.atZone(ZoneId.of(values.word(PolicyOption.WORK_ZONE)));
        boolean weekend = values.word(PolicyOption.WORK_DAYS).equals("weekdays")
                && (local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY);
        int hour = local.getHour();
        boolean within = from < to ? hour >= from && hour < to : hour >= from || hour < to;
        return weekend || !within;
    }

    /** Whether a sign-in comes from a network none of the earlier ones came from; a first sign-in is no news. */
    static boolean newPlace(String address, List<String> earlier) {
        var network = ClientNetwork.of(address);
        return !earlier.isEmpty() && earlier.stream().map(ClientNetwork::of).noneMatch(network::equals);
    }
}

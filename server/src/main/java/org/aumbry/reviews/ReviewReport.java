package org.aumbry.reviews;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.access.Subject;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and signs the report of a campaign, as {@code docs/formats/review-report-v1.md} says. */
@Component
class ReviewReport {

    static final String FORMAT = "aumbry-review-report-1";

    private final Users users;
    private final Groups groups;
    private final Networks networks;
    private final SignedReports signed;
    private final JsonMapper json;

    ReviewReport(Users users, Groups groups, Networks networks, SignedReports signed, JsonMapper json) {
        this.users = users;
        this.groups = groups;
        this.networks = networks;
        this.signed = signed;
        this.json = json;
    }

    /** The envelope: the report's bytes, the signature under them and the key to check it with. */
    byte[] write(Campaign campaign, List<UserId> reviewers, List<ReviewItem> items, Instant closedAt) {
        var report = json.createObjectNode();
        report.put("format", FORMAT);
        report.put("network", networks.current().name());
        report.put("campaign", campaign.id().toString());
        report.put("name", campaign.name());
        report.put("scope", campaign.scope().stored());
        report.put("space", campaign.space() == null ? null : campaign.space().toString());
        report.put("startedBy", campaign.startedBy().toString());
        report.put("startedAt", campaign.startedAt().toString());
        report.put("deadline", campaign.deadline().toString());
        report.put("closedAt", closedAt.toString());
        var named = report.putArray("reviewers");
        reviewers.forEach(reviewer -> named.add(reviewer.toString()));
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(item.outcome().stored(), 1, Integer::sum));
        var counted = report.putObject("counts");
        counts.forEach(counted::put);
        var names = names(items);
        var list = report.putArray("items");
        items.forEach(item -> item(list.addObject(), item, names));
        return signed.sign(FORMAT, report);
    }

    /** Whether the network's own key signed the envelope. */
    boolean verify(byte[] envelope) {
        return signed.verify(FORMAT, envelope);
    }

    /** The report inside an envelope. */
    JsonNode open(byte[] envelope) {
        return signed.open(envelope);
    }

    private static void item(ObjectNode node, ReviewItem item, Map<UUID, String> names) {
        node.put("id", item.id().toString());
        node.put("space", item.space().toString());
        node.put("what", item.grant() == null ? item.admin() ? "administrator" : "member" : "grant");
        node.put("on", item.container().kind() + " " + item.container().id());
        node.put("subject", item.subject().kind());
        node.put("subjectId", item.subject().id() == null ? null : String.valueOf(item.subject().id()));
        node.put("subjectName", item.subject().id() == null ? null : names.get(item.subject().id()));
        var may = node.putArray("permissions");
        item.permissions().stream().sorted().map(Permission::name)
                .forEach(name -> may.add(name.toLowerCase(Locale.ROOT)));
        node.put("decision", item.decision() == null ? null : item.decision().stored());
        node.put("decidedBy", text(item.decidedBy()));
        node.put("decidedAt", text(item.decidedAt()));
        node.put("outcome", item.outcome().stored());
    }

    private Map<UUID, String> names(List<ReviewItem> items) {
        var names = new HashMap<UUID, String>();
        var people = items.stream().map(ReviewItem::subject)
                .flatMap(subject -> subject instanceof Subject.OfUser(var user) ? Stream.of(user)
                : Stream.<UserId>empty())
                .distinct().toList();
        users.names(people).forEach((id, name) -> names.put(id.value(), name));
        var named = items.stream().map(ReviewItem::subject)
                .flatMap(subject -> subject instanceof Subject.OfGroup(var group) ? Stream.of(group)
                : Stream.<GroupId>empty())
                .distinct().toList();
        groups.all(named).forEach((id, group) -> names.put(id.value(), group.name()));
        return names;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

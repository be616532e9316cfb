package org.aumbry.reviews.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.StepUp;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.reviews.CampaignId;
import org.aumbry.reviews.Reports;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of reviews: as a page, signed as JSON, and for spreadsheets. */
@Controller
class ReportController {

    private static final List<String> COLUMNS = List.of(
            "space", "on", "what", "subject", "subjectId", "subjectName", "permissions", "decision", "decidedBy",
            "decidedAt", "outcome");

    private final Reports reports;
    private final ReviewWords wording;
    private final StepUp stepUp;
    private final JsonMapper json;
    private final Views views;

    ReportController(Reports reports, ReviewWords wording, StepUp stepUp, JsonMapper json, Views views) {
        this.reports = reports;
        this.wording = wording;
        this.stepUp = stepUp;
        this.json = json;
        this.views = views;
    }

    @GetMapping("/admin/reviews/{id}")
    View report(Principal who, Words words, @PathVariable String id) {
        var campaign = CampaignId.parse(id);
        var envelope = json.readTree(reports.signed(who, campaign));
        var report = reports.read(who, campaign);
        var counts = new ArrayList<String>();
        report.path("counts").properties().forEach(entry -> counts.add(
                words.t("reviews.count." + entry.getKey(), entry.getValue().asInt(0))));
        return views.page(new ReportPage(
                campaign.toString(),
                report.path("name").asString(""),
                Instant.parse(report.path("closedAt").asString("")),
                counts,
                report.path("items").valueStream().map(item -> row(who, words, item)).toList(),
                envelope.path("publicKey").asString("")));
    }

    /** The envelope exactly as signed. */
    @GetMapping("/admin/reviews/{id}/report.json")
    ResponseEntity<byte[]> signed(Principal who, @PathVariable String id) {
        var campaign = CampaignId.parse(id);
        var envelope = reports.signed(who, campaign);
        stepUp.require(who);
        return file(MediaType.APPLICATION_JSON, "review-" + campaign + ".json", envelope);
    }

    @GetMapping("/admin/reviews/{id}/report.csv")
    ResponseEntity<byte[]> table(Principal who, @PathVariable String id) {
        var campaign = CampaignId.parse(id);
        var report = reports.read(who, campaign);
        stepUp.require(who);
        var lines = new StringBuilder(Csv.line(COLUMNS));
        report.path("items")
                .forEach(item -> lines.append(Csv.line(COLUMNS.stream().map(name -> cell(item, name)).toList())));
        return file(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                "review-" + campaign + ".csv",
                lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(JsonNode item, String name) {
        var value = item.path(name);
        if (value.isArray()) {
            return String.join(" ", value.valueStream().map(each -> each.asString("")).toList());
        }
        return value.isNull() ? "" : value.asString("");
    }

    private ReportPage.Row row(Principal who, Words words, JsonNode item) {
        var on = item.path("on").asString("").split(" ", 2);
        var what = item.path("what").asString("");
        var name = item.path("subjectName");
        var outcome = item.path("outcome").asString("");
        var unnamed = switch (item.path("subject").asString("")) {
            case "everyone" -> "reviews.everyone";
            case "link" -> "reviews.link";
            default -> "reviews.someone";
        };
        return new ReportPage.Row(
                name.isString() ? name.stringValue() : words.t(unnamed),
                ReviewWords.may(words, !what.equals("grant"), what.equals("administrator"), permissions(item)),
                on.length == 2 ? wording.container(who, words, new ObjectRef(on[0], UUID.fromString(on[1]))) : "",
                outcome,
                words.t("reviews.outcome." + outcome));
    }

    private static Set<Permission> permissions(JsonNode item) {
        var permissions = EnumSet.noneOf(Permission.class);
        item.path("permissions").forEach(each ->
                permissions.add(Permission.valueOf(each.asString("").toUpperCase(Locale.ROOT))));
        return permissions;
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}

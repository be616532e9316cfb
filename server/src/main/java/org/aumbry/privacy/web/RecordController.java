package org.aumbry.privacy.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.aumbry.privacy.Facts;
import org.aumbry.privacy.PrivacyNotices;
import org.aumbry.privacy.PersonalTable;
import org.aumbry.privacy.ProcessingRecord;
import org.aumbry.privacy.Purpose;
import org.aumbry.privacy.Records;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The record of processing activities, as a page and as files. */
@Controller
class RecordController {

    private final Records records;
    private final PrivacyNotices notices;
    private final Networks networks;
    private final Views views;
    private final JsonMapper json;

    RecordController(Records records, PrivacyNotices notices, Networks networks, Views views, JsonMapper json) {
        this.records = records;
        this.notices = notices;
        this.networks = networks;
        this.views = views;
        this.json = json;
    }

    /** The whole record for programs. */
    record RecordJson(
            String network,
            String contact,
            int noticeVersion,
            List<ActivityJson> activities,
            List<TableJson> withoutPurpose,
            List<Facts.Recipient> recipients,
            List<JobJson> jobs) {}

    record ActivityJson(String purpose, List<TableJson> tables) {}

    record JobJson(String name, String every, List<String> carriesOut) {}

    @GetMapping(PrivacyTabs.RECORD)
    View page(Principal who, Words words) {
        var record = records.show(who);
        return views.page(new RecordPage(
                PrivacyTabs.of(words, PrivacyTabs.RECORD),
                networks.current().name(),
                notices.current().contact(),
                record.activities().entrySet().stream().map(each -> activity(words, each)).toList(),
                record.recipients().stream()
                        .map(each -> new NoticePage.Recipient(
                                PrivacyWords.recipient(words, each.id()), each.inUse()))
                        .toList(),
                record.jobs().stream().map(each -> job(words, each)).toList()));
    }

    @GetMapping(PrivacyTabs.RECORD + ".json")
    ResponseEntity<String> asJson(Principal who) {
        var record = records.export(who);
        var notice = notices.current();
        return Files.json("record-of-processing.json", json.writeValueAsString(new RecordJson(
                networks.current().name(),
                notice.contact(),
                notice.number(),
                record.activities().entrySet().stream()
                        .map(each -> new ActivityJson(
                                each.getKey().word(), each.getValue().stream().map(TableJson::of).toList()))
                        .toList(),
                record.forgotten().stream().map(TableJson::of).toList(),
                record.recipients(),
                record.jobs().stream()
                        .map(each -> new JobJson(each.name(), Facts.iso(each.every()), each.keepings()))
                        .toList())));
    }

    /** A line for each table of each purpose, then one for each job. */
    @GetMapping(PrivacyTabs.RECORD + ".csv")
    ResponseEntity<String> asCsv(Principal who) {
        var record = records.export(who);
        var rows = new ArrayList<List<String>>();
        record.activities().forEach((purpose, tables) -> tables.stream().map(TableJson::of).forEach(table ->
                rows.add(List.of(
                        "activity", purpose.word(), table.table(), table.whose(), table.life(), table.times(),
                        fields(table)))));
        record.recipients().forEach(each -> rows.add(List.of(
                "recipient", each.id(), each.inUse() ? "in use" : "not in use", "", "", "", "")));
        record.jobs().forEach(each -> rows.add(List.of(
                "job", each.name(), Facts.iso(each.every()), "", "", String.join(" ", each.keepings()), "")));
        return Files.csv(
                "record-of-processing.csv",
                List.of("kind", "what", "table", "whose", "as_long_as", "then", "fields"), rows);
    }

    private static String fields(TableJson table) {
        return table.fields().stream().map(TableJson.FieldJson::field).collect(Collectors.joining(" "));
    }

    private static RecordPage.Activity activity(Words words, Map.Entry<Purpose, List<PersonalTable>> each) {
        var tables = each.getValue();
        var entries = tables.stream().map(PersonalTable::entry).filter(Objects::nonNull).toList();
        return new RecordPage.Activity(
                PrivacyWords.purpose(words, each.getKey().word()),
                PrivacyWords.whose(words, entries.stream().map(entry -> entry.whose().word()).distinct().toList()),
                tables.stream().map(PersonalTable::fullName).toList(),
                tables.stream().map(table -> PrivacyWords.life(words, table)).distinct().toList(),
                entries.stream()
                        .map(entry -> words.t("privacy.sight." + entry.sight().word()))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static RecordPage.Job job(Words words, ProcessingRecord.Job job) {
        return new RecordPage.Job(
                job.name(),
                job.every().equals(Duration.ZERO) ? "" : PrivacyWords.period(words, job.every()),
                job.keepings().stream()
                        .map(id -> PrivacyWords.kept(words, id))
                        .collect(Collectors.joining("; ")));
    }
}

package org.aumbry.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Keeping;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** What the inventory, the notice, the record and the figures are made of, and each probe with its control broken. */
class PrivacyRulesTests {

    private static final String PERSONAL = "module: identity; floor: tenant; personal: yes; history: no";
    private static final String OTHER = "module: networks; floor: tenant; personal: no; history: yes";

    private final TableEntries entries = new TableEntries("""
            # table\tpurpose\twhose\tlife\tsight
            tenant.session\tsign-in\tpeople\tuse\tadministrators
            tenant.policy_option\tadministration\tpeople\tnetwork\tadministrators\tfigures
            """);
    private final Keeping sessions =
            Keeping.fixed("identity.sessions", Duration.ofDays(30), PrivacyRulesTests.class, "session");
    private final Keeping past = new Keeping(
            "timemachine.past", Duration.ofDays(31), "past-days", PrivacyRulesTests.class, List.of(Keeping.HISTORY));
    private final List<CatalogueStore.Column> columns = List.of(
            new CatalogueStore.Column("session", PERSONAL, "user_id", "uuid", ""),
            new CatalogueStore.Column("session", PERSONAL, "address_sealed", "bytea", "where from"),
            new CatalogueStore.Column("session", PERSONAL, "network_mac", "bytea", ""),
            new CatalogueStore.Column("session", PERSONAL, "token_hash", "bytea", ""),
            new CatalogueStore.Column("policy_option", OTHER, "option", "text", ""),
            new CatalogueStore.Column("policy_option", OTHER, "changed_by", "uuid", ""),
            new CatalogueStore.Column("blob", "module: blobs; floor: tenant; personal: no; history: no", "id", "uuid",
                    ""));

    @Test
    void tablesAboutPeopleAreThoseMarkedAndThoseThatNameSomebody() {
        var tables = tables(columns);

        assertThat(tables).extracting(PersonalTable::fullName)
                .containsExactly("tenant.session", "tenant.policy_option");
        assertThat(tables).extracting(PersonalTable::marked).containsExactly(true, false);
        assertThat(tables.getFirst().fields()).extracting(Field::form).containsExactly(
                Field.Form.CLEAR, Field.Form.SEALED, Field.Form.KEYED, Field.Form.HASHED);
        assertThat(tables.getFirst().fields()).extracting(Field::sight).containsExactly(
                Sight.ADMINISTRATORS, Sight.ADMINISTRATORS, Sight.PROGRAM, Sight.PROGRAM);
        assertThat(tables.getFirst().keepings()).containsExactly(sessions);
        assertThat(tables.getLast().keepings()).as("its history").containsExactly(past);
        assertThat(tables.getLast().entry()).satisfies(
                entry -> assertThat(entry.also()).containsExactly(Purpose.FIGURES));
    }

    @Test
    void theInventorysProbeSeesATableThatNobodyWroteAPurposeDownFor() {
        var more = new ArrayList<>(columns);
        more.add(new CatalogueStore.Column("diary", PERSONAL, "text_sealed", "bytea", ""));
        assertThat(new InventoryProbe(() -> tables(columns)).look().holds()).isTrue();

        var seen = new InventoryProbe(() -> tables(more)).look();

        assertThat(seen.holds()).isFalse();
        assertThat(seen.observed()).isEqualTo("1 tables about people have no purpose: tenant.diary");
        more.set(more.size() - 1, new CatalogueStore.Column("diary", "", "text_sealed", "bytea", ""));
        assertThat(new InventoryProbe(() -> tables(more)).look().holds()).as("says nothing of itself").isFalse();
    }

    @Test
    void linesOfTheInventoryAreWholeAndOfKnownWords() {
        assertThatThrownBy(() -> TableEntries.parse("tenant.session\tsign-in\tpeople"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TableEntries.parse("tenant.session\tsign-in\tpeople\tuse\tneighbours"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableEntries.parse("""
                tenant.session\tsign-in\tpeople\tuse\tself
                tenant.session\tcontent\tpeople\tuse\tself
                """)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theProbeOfTimesSeesEveryWayInWhichTheNoticeCouldBeWrong() {
        var told = List.of(Facts.Time.of(sessions), Facts.Time.of(past));
        var jobs = List.of(new Schedule.Job(sessions.jobName() + ".forget", Duration.ofHours(1)));
        var policy = Map.of("past-days", 30);
        assertThat(times(told, List.of(sessions, past), policy, jobs).holds()).isTrue();

        var longer = new Keeping(past.id(), Duration.ofDays(60), past.setBy(), past.job(), past.tables());
        assertThat(times(told, List.of(sessions, longer), policy, jobs).observed())
                .as("the job reads another value").contains("timemachine.past is told otherwise than its job reads");
        assertThat(times(told, List.of(sessions, past), Map.of("past-days", 10), jobs).observed())
                .as("the policy was changed").contains("timemachine.past is not what the policy says");
        assertThat(times(told, List.of(sessions, past), policy, List.of()).observed())
                .as("no job").contains("identity.sessions has no job that runs");
        assertThat(times(told, List.of(sessions), policy, jobs).observed())
                .as("no module").contains("timemachine.past is told and no job reads it");
        assertThat(times(List.of(), List.of(), policy, jobs).holds()).as("nothing at all").isFalse();
        var late = new TimesProbe.Seen(told, List.of(sessions, past), policy, jobs, Map.of(sessions.id(), 3L));
        assertThat(new TimesProbe(() -> late).look().observed())
                .as("the job does not do it")
                .contains("identity.sessions is over for 3 rows that are still there");
    }

    @Test
    void theProbeOfTheRecordSeesAMissingTableAndAMissingJob() {
        var record = new ProcessingRecord(
                Map.of(Purpose.SIGN_IN, tables(columns)), List.of(), List.of(),
                List.of(new ProcessingRecord.Job("identity.ForgettingJob.forget", Duration.ofHours(1), List.of())));
        var names = Set.of("tenant.session", "tenant.policy_option");
        var jobs = Set.of("identity.ForgettingJob.forget");
        assertThat(record(record, names, jobs).holds()).isTrue();
        assertThat(record(record, Set.of("tenant.session", "tenant.diary"), jobs).holds()).isFalse();
        assertThat(record(record, names, Set.of("identity.ForgettingJob.forget", "mail.Postman")).holds()).isFalse();
        assertThat(record(record, Set.of(), Set.of()).holds()).isFalse();
    }

    @Test
    void theProbeOfTheNoticeSeesWhatStrangersDontReadAndVersionsThatAreGone() {
        var two = notice(2, "Be told.");
        assertThat(noticed(true, two, Optional.of(two), List.of(2, 1), 2).holds()).isTrue();
        assertThat(noticed(true, two, Optional.empty(), List.of(2, 1), 2).holds()).as("closed").isFalse();
        assertThat(noticed(true, two, Optional.of(notice(1, "Old.")), List.of(2, 1), 2).holds()).isFalse();
        assertThat(noticed(true, two, Optional.of(two), List.of(2), 1).holds()).as("version 1 is gone").isFalse();
        assertThat(noticed(true, two, Optional.of(two), List.of(2, 1), 1).holds()).as("one is empty").isFalse();
        assertThat(noticed(false, two, Optional.of(two), List.of(2, 1), 2).holds()).as("not for them").isFalse();
        assertThat(noticed(false, two, Optional.empty(), List.of(2, 1), 2).holds()).isTrue();
    }

    @Test
    void theProbeOfFiguresSeesWhatIsOfTooFewPeopleOrNotWanted() {
        var week = Instant.parse("2026-11-16T00:00:00Z");
        var good = new UseFigures.Told(true, 5, List.of(new UseFigures.Week(week, 10, 5, 30, 0, 0)));
        assertThat(figured(true, good, Map.of(week, 11L), true).holds()).isTrue();
        assertThat(figured(false, new UseFigures.Told(false, 5, List.of()), Map.of(), true).holds()).isTrue();
        assertThat(figured(false, good, Map.of(week, 11L), true).holds()).as("not wanted").isFalse();
        assertThat(figured(true, good, Map.of(week, 4L), true).holds()).as("4 people").isFalse();
        assertThat(figured(true, good, Map.of(week, 11L), false).holds()).as("not named as a purpose").isFalse();
        var few = new UseFigures.Told(true, 5, List.of(new UseFigures.Week(week, 10, 3, 30, 0, 0)));
        assertThat(figured(true, few, Map.of(week, 11L), true).holds()).as("3 readers").isFalse();
        var least = new UseFigures.Told(true, 1, List.of());
        assertThat(figured(true, least, Map.of(), true).holds()).as("the least is one").isFalse();
    }

    @Test
    void theProbeSeesThatNothingIsSaidToEverybody() {
        var silent = new PrivacyNoticeProbe.Seen(false, notice(0, "x"), Optional.empty(), List.of(), 0, false);
        assertThat(new PrivacyNoticeProbe(() -> silent).look().holds()).isFalse();
    }

    @Test
    void timesAreWrittenInWholeDaysWhereTheyAre() {
        assertThat(Facts.iso(Duration.ofDays(30))).isEqualTo("P30D");
        assertThat(Facts.iso(Duration.ofMinutes(15))).isEqualTo("PT15M");
        assertThat(Facts.iso(Duration.ZERO)).isEqualTo("PT0S");
    }

    @Test
    void aDraftIsTidiedOrRefused() {
        var draft = new NoticeDraft(Map.of("en", " One.\r\nTwo. ", "fr", " ", "xx", "No."), " Ana ").accept();
        assertThat(draft.texts()).containsExactly(Map.entry("en", "One.\nTwo."));
        assertThat(draft.contact()).isEqualTo("Ana");
        assertThatThrownBy(() -> new NoticeDraft(Map.of(), "").accept()).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new NoticeDraft(Map.of("es", "x".repeat(50_001)), "").accept())
                .isInstanceOf(Refusal.class);
        assertThat(notice(1, "Hello.").language("fr", "es")).isEqualTo("en");
    }

    private List<PersonalTable> tables(List<CatalogueStore.Column> all) {
        return Catalogue.tables("tenant", all, entries, List.of(sessions, past));
    }

    private static org.aumbry.kernel.Probe.Result times(
            List<Facts.Time> told, List<Keeping> kept, Map<String, Integer> policy, List<Schedule.Job> jobs) {
        return new TimesProbe(() -> new TimesProbe.Seen(told, kept, policy, jobs, Map.of())).look();
    }

    private static org.aumbry.kernel.Probe.Result record(
            ProcessingRecord record, Set<String> tables, Set<String> jobs) {
        return new RecordProbe(() -> new RecordProbe.Seen(record, tables, jobs)).look();
    }

    private static org.aumbry.kernel.Probe.Result noticed(
            boolean wanted, Notice holds, Optional<Notice> outside, List<Integer> published, long readable) {
        var seen = new PrivacyNoticeProbe.Seen(wanted, holds, outside, published, readable, true);
        return new PrivacyNoticeProbe(() -> seen).look();
    }

    private static org.aumbry.kernel.Probe.Result figured(
            boolean wanted, UseFigures.Told told, Map<Instant, Long> people, boolean listed) {
        return new FiguresProbe(() -> new FiguresProbe.Seen(wanted, told, people, listed)).look();
    }

    private static Notice notice(int number, String text) {
        return new Notice(
                number, Map.of("en", text), "", new Facts(List.of(), List.of(), List.of()), null, null);
    }
}

package org.aumbry.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationMac;
import org.aumbry.networks.InstallationSealer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The installation's journal as it is stored. */
@Repository
class InstallationEntryStore {

    private static final String TABLE = "installation_entry";
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
    private static final int PAGE = 1000;

    private static final String COLUMNS = """
            select number, id, at, operator_id, network_id, verb, object_kind, object_id, outcome, details_sealed,
                   entry_hash, entry_mac
              from installation_entry
            """;

    /** One writer at a time, whichever node. */
    static final String LOCK = "select pg_advisory_xact_lock(4702111530)";

    static final String LAST = COLUMNS + """
             order by number desc
             limit 1
            """;

    static final String ADD = """
            insert into installation_entry
                   (number, id, at, operator_id, network_id, verb, object_kind, object_id, outcome, details_sealed,
                    entry_hash, entry_mac)
            values (:number, :id, :at, :operator, :network, :verb, :kind, :object, :outcome, :details, :hash, :mac)
            """;

    static final String BEFORE = COLUMNS + """
             where number < :before
             order by number desc
             limit :limit
            """;

    static final String NEWEST = COLUMNS + """
             where verb = any(:verbs)
             order by number desc
             limit :limit
            """;

    static final String AFTER = COLUMNS + """
             where number > :after
             order by number
             limit :limit
            """;

    static final String FIGURES = """
            select verb || ' ' || extract(year from at at time zone 'UTC') as what, count(*) as many
              from installation_entry
             where verb = any(:verbs)
               and outcome = 'allowed'
             group by what
             order by what
             limit 1000
            """;

    static final String ADD_NOTICE = """
            insert into operator_notice (entry_number, network_id)
            values (:number, :network)
            """;

    static final String NOTICES = """
            select n.network_id, e.number, e.id, e.at, e.operator_id, e.verb, e.object_kind, e.object_id, e.outcome,
                   e.details_sealed, e.entry_hash, e.entry_mac
              from operator_notice n
              join installation_entry e on e.number = n.entry_number
             order by e.number
             limit :limit
            """;

    static final String TOLD = """
            delete from operator_notice
             where entry_number = any(:numbers)
            """;

    static final String OLDEST_NOTICE = """
            select min(e.at)
              from operator_notice n
              join installation_entry e on e.number = n.entry_number
            """;

    static final String ABOUT = """
            select e.number, e.outcome
              from installation_entry e
             where e.network_id = :network
               and e.at >= :from
               and e.at < :until
               and (e.operator_id is not null or e.verb like '%.carry-out' or e.verb like '%.fail')
               and not exists (select 1
                                 from operator_notice n
                                where n.entry_number = e.number)
             order by e.number
             limit 100000
            """;

    static final String WAITING = """
            select count(*) as waiting, min(e.at) as oldest
              from operator_notice n
              join installation_entry e on e.number = n.entry_number
            """;

    private final JdbcClient db;
    private final InstallationSealer sealer;
    private final InstallationMac macs;
    private final JsonMapper json;

    InstallationEntryStore(
            @Qualifier("control") JdbcClient db, InstallationSealer sealer, InstallationMac macs, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.macs = macs;
        this.json = json;
    }

    /** An entry as stored, with what its place in the chain is checked by. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(InstallationEntry entry, byte[] detailsSealed, byte[] mac) {}

    void lock() {
        db.sql(LOCK).query((row, number) -> true).single();
    }

    List<Kept> last() {
        return db.sql(LAST).query(this::kept).list();
    }

    /** Puts the entry behind that hash and gives it with its own. */
    InstallationEntry add(byte[] before, InstallationEntry entry) {
        var sealed = sealer.seal(TABLE, entry.id(), "details_sealed", json.writeValueAsBytes(entry.details()));
        var hash = EntryChain.hash(before, entry, sealed);
        var network = entry.network();
        var operator = entry.operator();
        db.sql(ADD)
                .param("number", entry.number())
                .param("id", entry.id())
                .param("at", OperatorStore.utc(entry.at()))
                .param("operator", operator == null ? null : operator.value(), Types.OTHER)
                .param("network", network == null ? null : network.value(), Types.OTHER)
                .param("verb", entry.verb())
                .param("kind", entry.object().kind())
                .param("object", entry.object().id(), Types.OTHER)
                .param("outcome", entry.outcome().stored())
                .param("details", sealed)
                .param("hash", hash)
                .param("mac", mac(hash))
                .update();
        return new InstallationEntry(
                entry.number(), entry.id(), entry.at(), operator, network, entry.verb(), entry.object(),
                entry.outcome(), entry.details(), HexFormat.of().formatHex(hash));
    }

    void addNotice(long number, TenantId network) {
        db.sql(ADD_NOTICE).param("number", number).param("network", network.value()).update();
    }

    List<InstallationEntry> before(long before, int limit) {
        return db.sql(BEFORE).param("before", before).param("limit", limit).query(this::kept).list().stream()
                .map(Kept::entry)
                .toList();
    }

    List<InstallationEntry> newest(List<String> verbs, int limit) {
        return db.sql(NEWEST)
                .param("verbs", verbs.toArray(String[]::new))
                .param("limit", limit)
                .query(this::kept)
                .list()
                .stream()
                .map(Kept::entry)
                .toList();
    }

    List<Kept> after(long after) {
        return db.sql(AFTER).param("after", after).param("limit", PAGE).query(this::kept).list();
    }

    List<InstallationEntry> notices(int limit) {
        return db.sql(NOTICES).param("limit", limit).query(this::kept).list().stream().map(Kept::entry).toList();
    }

    void told(List<Long> numbers) {
        db.sql(TOLD).param("numbers", numbers.toArray(Long[]::new)).update();
    }

    @Nullable Instant oldestNotice() {
        var oldest = db.sql(OLDEST_NOTICE).query((row, number) ->
                List.<OffsetDateTime>of(row.getObject(1) == null ? OffsetDateTime.MAX
                        : row.getObject(1, OffsetDateTime.class))).single().getFirst();
        return oldest.equals(OffsetDateTime.MAX) ? null : oldest.toInstant();
    }

    /** How often each verb was carried out, by {@code verb year}. */
    Map<String, Long> figures(List<String> verbs) {
        var figures = new java.util.TreeMap<String, Long>();
        db.sql(FIGURES)
                .param("verbs", verbs.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("what"), row.getLong("many")))
                .list()
                .forEach(each -> figures.put(each.getKey(), each.getValue()));
        return figures;
    }

    byte[] mac(byte[] hash) {
        return macs.of("installation-entry", HexFormat.of().formatHex(hash));
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var operator = row.getObject("operator_id", UUID.class);
        var network = row.getObject("network_id", UUID.class);
        var sealed = row.getBytes("details_sealed");
        var details = json.readValue(sealer.open(TABLE, id, "details_sealed", sealed), DETAILS);
        var entry = new InstallationEntry(
                row.getLong("number"), id, row.getObject("at", OffsetDateTime.class).toInstant(),
                operator == null ? null : new OperatorId(operator), network == null ? null : new TenantId(network),
                row.getString("verb"),
                new ObjectRef(row.getString("object_kind"), row.getObject("object_id", UUID.class)),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)), details,
                HexFormat.of().formatHex(row.getBytes("entry_hash")));
        return new Kept(entry, sealed, row.getBytes("entry_mac"));
    }

    /** What operators did, or had done, to that network, and no notice of which waits any more. */
    List<Digests.About> about(TenantId network, Instant from, Instant until) {
        return db.sql(ABOUT)
                .param("network", network.value())
                .param("from", OperatorStore.utc(from))
                .param("until", OperatorStore.utc(until))
                .query((row, number) -> new Digests.About(
                        row.getLong("number"), Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT))))
                .list();
    }

    Backlog.Waiting waiting() {
        return db.sql(WAITING).query(InstallationEntryStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}

package org.aumbry.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.data.DataFolder;
import org.aumbry.data.Sealer;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.JournalFilter;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the way from each beginning to the things and people takes in a large journal, a million entries or {@code
 * -Dentries=10000000}: 2,000 people, 20,000 sessions, 1,000 keys, 5,000 addresses, 200,000 things in 90 days. Then the
 * same number of entries in several networks, 4 or {@code -Dnetworks=}, asked at once.
 */
@Tag("bench")
@AumbryTest
class IncidentBenchTests {

    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);
    private static final int NETWORKS = Integer.getInteger("networks", 4);
    private static final String ADDRESS = "198.51.100.7";

    @Autowired
    private World world;

    @Autowired
    private BlastRadius radius;

    @Autowired
    private SeveralNetworks several;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataFolder data;

    @Test
    void fromEachBeginningInSeconds() throws Exception {
        long start = System.nanoTime();
        var ada = filled(ENTRIES);
        System.out.printf("figure: incidents: %d entries written in %d s%n", ENTRIES, seconds(start));
        var asks = new LinkedHashMap<String, JournalFilter>();
        asks.put("a session", filter(null, uuid(ada, "session7"), null, "", null));
        asks.put("a key", filter(null, null, uuid(ada, "key5"), "", null));
        asks.put("an address", filter(null, null, null, ADDRESS, null));
        asks.put("a person", filter(uuid(ada, "user7"), null, null, "", null));
        asks.put("the last day", filter(null, null, null, "", Instant.now().minusSeconds(86_400)));
        for (var ask : asks.entrySet()) {
            long asked = System.nanoTime();
            var reached = world.as(ada, who -> radius.of(who, ask.getValue()));
            System.out.printf("figure: incidents: from %s to %d things and %d people of %d entries: %d ms%n",
                    ask.getKey(), reached.things().size(), reached.affected().size(), reached.extent().entries(),
                    (System.nanoTime() - asked) / 1_000_000);
            assertThat(reached.things()).isNotEmpty();
        }
    }

    @Test
    void overSeveralNetworksInSeconds() throws Exception {
        for (int i = 0; i < NETWORKS; i++) {
            filled(ENTRIES / NETWORKS);
        }
        for (var ask : List.of(
                filter(null, null, null, ADDRESS, null),
                filter(null, null, null, "", Instant.now().minusSeconds(86_400)))) {
            long asked = System.nanoTime();
            var answer = several.of(ask);
            System.out.printf("figure: incidents: %s over %d networks with %d entries, %d of them concerned: %d ms%n",
                    ask.address().isEmpty() ? "the last day" : "an address", answer.asked(), ENTRIES,
                    answer.concerned().size(), (System.nanoTime() - asked) / 1_000_000);
            assertThat(answer.concerned()).hasSizeGreaterThanOrEqualTo(NETWORKS);
        }
    }

    private Person filled(int entries) throws Exception {
        var ada = world.network("Large " + UUID.randomUUID(), "Ada Large", UUID.randomUUID() + "@large.example");
        var schema = scope.call(ada.tenant(), () -> transaction.execute(open ->
                db.sql("select current_schema()").query(String.class).single()));
        var mac = HexFormat.of().formatHex(scope.call(ada.tenant(), () -> transaction.execute(
                open -> sealer.mac("journal_entry", "address", ADDRESS))));
        try (var superuser = new Superuser(data.path(), schema)) {
            superuser.run("""
                    insert into journal_entry
                           (id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, commitments,
                            address_mac)
                    select gen_random_uuid(), now() - interval '90 days' * (n::float8 / %1$d),
                           md5('user' || n %% 2000)::uuid, md5('session' || n %% 20000)::uuid,
                           case n %% 5 when 0 then md5('key' || n %% 1000)::uuid end,
                           (array['document.open', 'document.download', 'document.add', 'space.change'])[1 + n %% 4],
                           'document', md5('thing' || (n::bigint * 7919) %% 200000)::uuid,
                           case n %% 50 when 1 then 'denied' else 'allowed' end, decode('00000000', 'hex'),
                           case n %% 5000 when 0 then decode('%2$s', 'hex')
                                else substr(decode(md5('address' || n %% 5000), 'hex'), 1, 16) end
                      from generate_series(1, %1$d) as n
                    """.formatted(entries, mac));
            superuser.run("analyze journal_entry");
        }
        return ada;
    }

    private UUID uuid(Person ada, String name) {
        return scope.call(ada.tenant(), () -> transaction.execute(open ->
                db.sql("select md5(:name)::uuid").param("name", name).query(UUID.class).single()));
    }

    private static JournalFilter filter(UUID user, UUID session, UUID token, String address, Instant from) {
        return new JournalFilter(from, null, user, null, session, token, null, "", address);
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }
}

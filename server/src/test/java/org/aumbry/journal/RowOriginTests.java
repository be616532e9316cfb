package org.aumbry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every kept row can name who made it and who changed it last, when and from where. */
@AumbryTest
class RowOriginTests {

    @Autowired private World world;
    @Autowired private Spaces spaces;
    @Autowired private Memberships memberships;
    @Autowired private Documents documents;
    @Autowired private Uploads uploads;
    @Autowired private RowOrigins origins;
    @Autowired private RowOriginStore store;
    @Autowired private RowOriginProbe probe;
    @Autowired private TenantKeys keys;
    @Autowired private JdbcClient db;
    @Autowired private TransactionTemplate transaction;

    private Person admin;
    private Person member;
    private SpaceId space;
    private DocumentId document;

    @BeforeEach
    void aDocumentOfOneThatAnotherRenamed() {
        var tag = UUID.randomUUID();
        admin = world.network("Origin " + tag, "Ana Origin", "ana-" + tag + "@origin.example");
        member = world.add(admin, "Bo Origin", "bo-" + tag + "@origin.example", Role.MEMBER);
        space = world.as(admin, who -> {
            var made = spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, true)).id();
            memberships.add(who, made, member.id());
            return made;
        });
        document = in(() -> uploads.put(
                from(member, "203.0.113.9"), Place.in(space), "Plan.txt", "",
                new ByteArrayInputStream("Plan".getBytes(StandardCharsets.UTF_8))).document());
        in(() -> documents.rename(from(admin, "203.0.113.10"), document, "Better plan.txt"));
    }

    @Test
    void aRowNamesWhoMadeItAndWhoChangedItLastAndFromWhere() {
        var origin = Objects.requireNonNull(in(() -> origins.of("document", document.value())));
        assertThat(act(origin.made())).isEqualTo("document.add by " + member.id() + " from 203.0.113.9");
        assertThat(act(origin.changed())).isEqualTo("document.rename by " + admin.id() + " from 203.0.113.10");
        assertThat(origin.made().at()).isBefore(origin.changed().at());
        var ofSpace = Objects.requireNonNull(in(() -> origins.of("space", space.value())));
        assertThat(ofSpace.made().entry()).isNotNull().extracting(AuditEntry::user).isEqualTo(admin.id());
        assertThat(in(() -> origins.of("document", UUID.randomUUID()))).isNull();

        var page = world.browserOf(admin).get("/activity/document/" + document).body();
        assertThat(page).contains("Made, and changed last", "203.0.113.9", "203.0.113.10");
        assertThat(world.signIn(member).get("/activity/document/" + document).status()).isIn(403, 404);
        assertThat(world.browserOf(world.dee()).get("/activity/document/" + document).status()).isEqualTo(404);

        in(() -> transaction.execute(open -> {
            keys.destroy(KeyScope.person(member.id()));
            return true;
        }));
        var after = Objects.requireNonNull(in(() -> origins.of("document", document.value())));
        assertThat(after.made().address()).as("erased with the person").isEmpty();
        assertThat(after.changed().address()).isEqualTo("203.0.113.10");
    }

    @Test
    void theProbeSeesARowThatWasChangedWithoutAnEntry() {
        var look = world.in(admin.tenant(), probe::look);
        assertThat(look.holds()).as(look.observed()).isTrue();
        in(() -> transaction.execute(open -> db.sql("update document set current_version = current_version")
                .update()));
        var after = world.in(admin.tenant(), probe::look);
        assertThat(after.holds()).isFalse();
        assertThat(after.observed()).contains("in document");
    }

    /** Counters, parts of the tree, pictures of pages, and rows that belong to another one that has a time. */
    private static final Set<String> WITHOUT_TIMES = Set.of(
            "access_change", "access_version", "journal_leaf", "journal_tile", "journal_tree", "journal_witness",
            "review_reviewer", "support_object", "version_picture");

    @Test
    void everyTableKeepsItsPastOrHasATimeOfItsOwn() {
        var kept = in(() -> transaction.execute(open -> store.tables()));
        assertThat(kept).hasSizeGreaterThan(25).contains("document", "user_account", "access_grant", "policy_option");
        var bare = in(() -> transaction.execute(open -> db.sql("""
                select c.relname
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace
                   and c.relkind = 'r'
                   and obj_description(c.oid, 'pg_class') like '%history: no'
                   and not exists (select 1
                                     from pg_attribute a
                                    where a.attrelid = c.oid
                                      and a.attnum > 0
                                      and format_type(a.atttypid, null) like 'timestamp%')
                """).query(String.class).list()));
        assertThat(Set.copyOf(Objects.requireNonNull(bare))).isEqualTo(WITHOUT_TIMES);
    }

    private static String act(RowOrigins.Act act) {
        var entry = Objects.requireNonNull(act.entry());
        return entry.verb() + " by " + entry.user() + " from " + act.address();
    }

    private Principal from(Person person, String address) {
        var who = person.principal();
        return new Principal(
                who.tenant(), who.user(), who.guest(), who.admin(), null, null, Set.of("read", "write"), address);
    }

    private <T> T in(Supplier<T> work) {
        return world.in(admin.tenant(), work);
    }
}

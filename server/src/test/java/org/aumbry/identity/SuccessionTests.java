package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceKind;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letting people go: everything changes hands at once and nothing is left to nobody. */
@AumbryTest
class SuccessionTests {

    private static final String UUID_COLUMNS = """
            select c.relname as table_name, a.attname as column_name
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind in ('r', 'p')
               and a.attnum > 0
               and not a.attisdropped
               and a.atttypid = 'uuid'::regtype
               and c.relname not like '%\\_history'
             order by 1, 2
            """;

    /**
     * Where someone who has gone may still be named: who did something (..._by, the journal, authorship), what was only
     * ever for themselves (user_id), and the account. Everything else is holding something.
     */
    private static final Pattern MAY_NAME_THE_GONE = Pattern.compile(
            "user_account\\.id|snip\\.author_id|journal_entry\\..*|provisioned\\.object_id|access_grant\\.subject_id"
                    + "|[a-z_]+\\.([a-z_]+_)?(by|user_id)|[a-z_]+\\.person_id");

    @Autowired World world;
    @Autowired Users users;
    @Autowired AdminRoles roles;
    @Autowired Successions successions;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Uploads uploads;
    @Autowired Documents documents;
    @Autowired Journal journal;
    @Autowired IdentityStoreAccess store;
    @Autowired DeactivatedProbe deactivated;
    @Autowired LeftBehindProbe leftBehind;

    private Person owner;
    private Person leaver;
    private Person heir;
    private Person visitor;

    @BeforeEach
    void someoneWhoHoldsMuch() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Leave " + tag, "Ana " + tag, "ana-" + tag + "@leave.example");
        leaver = world.add(owner, "Lee " + tag, "lee-" + tag + "@leave.example", Role.ADMIN);
        heir = world.add(owner, "Bo " + tag, "bo-" + tag + "@leave.example", Role.MEMBER);
        visitor = world.add(owner, "Vi " + tag, "vi-" + tag + "@leave.example", Role.MEMBER);
        world.as(leaver, who -> {
            var drive = Place.in(spaces.privateDrive(who).id());
            var document = uploads.put(who, drive, "Own.txt", "", words("Mine alone.")).document();
            uploads.put(who, Place.in(spaces.publicDrive(who).id()), "Open.txt", "", words("For everyone."));
            var space = spaces.add(who, new SpaceSettings("Alone", "", JoinMode.REQUEST, true));
            memberships.invite(who, space.id(), visitor.id(), "");
            snip(document.value());
            return space;
        });
        var theirs = world.as(owner, who -> spaces.add(who, new SpaceSettings("Theirs", "", JoinMode.REQUEST, true)));
        world.as(leaver, who -> memberships.join(who, theirs.id(), "Please."));
        world.signIn(leaver).post("/admin/provisioning/tokens", "name", "Directory", "days", "30");
    }

    private static ByteArrayInputStream words(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void snip(UUID document) {
        store.change(owner.tenant(), """
                insert into snip (id, document_id, version_number, access_class, author_id, start_offset, end_offset,
                                  quote_sealed, state, state_version, created_at, changed_at)
                select ?, id, 1, access_class, ?, 0, 4, '\\x00', 'exact', 1, now(), now() from document where id = ?
                """, UUID.randomUUID(), leaver.id().value(), document);
    }

    /** Who administers people alone could give things to somebody of their own: so full administrators get them. */
    @Test
    void whoAdministersPeopleGivesThingsIntoTheHandsOfFullAdministratorsAlone() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var desk = world.add(owner, "De " + tag, "de-" + tag + "@leave.example", Role.MEMBER);
        var member = world.add(owner, "Mo " + tag, "mo-" + tag + "@leave.example", Role.MEMBER);
        world.as(member, who -> spaces.privateDrive(who));
        world.as(owner, who -> {
            var role = roles.add(who, "Desk " + tag, EnumSet.of(Area.PEOPLE));
            roles.give(who, role.id(), desk.id());
            return true;
        });
        var browser = world.signIn(desk);
        for (var own : List.of(heir, desk)) {
            var refused = browser.post(
                    "/admin/people/" + member.id() + "/deactivate", "successor", own.id().toString());
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        }
        var over = browser.post(
                "/admin/people/" + leaver.id() + "/deactivate", "successor", owner.id().toString());
        assertThat(over.status()).as("a full administrator does not go by such hands").isNotEqualTo(303);
        assertThat(world.in(owner.tenant(), () -> users.get(leaver.id())).active()).isTrue();

        var done = browser.post(
                "/admin/people/" + member.id() + "/deactivate", "successor", owner.id().toString());
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(world.in(owner.tenant(), () -> users.get(member.id())).active()).isFalse();
        int left = world.as(owner, who -> successions.holdings(who, member.id()).size());
        assertThat(left).isZero();
    }

    @Test
    void everythingChangesHandsInOneTransactionAndNothingIsLeftToNobody() {
        var holdings = world.as(owner, who -> successions.holdings(who, leaver.id()));
        assertThat(holdings).containsEntry("drives", 2L).containsEntry("spaces", 1L).containsEntry("requests", 2L)
                .containsEntry("snips", 1L).containsEntry("provisioning", 1L);
        assertThat(holding()).as("the walk sees what is held").isNotEmpty();

        world.as(owner, who -> successions.letGo(who, leaver.id(), heir.id()));

        assertThat(holding()).isEmpty();
        var left = world.as(owner, who -> successions.holdings(who, leaver.id()));
        assertThat(left).isEmpty();
        world.as(heir, who -> {
            var inherited = spaces.managed(who);
            assertThat(inherited).hasSize(3).allSatisfy(space -> assertThat(space.kind()).isEqualTo(SpaceKind.SPACE));
            assertThat(documents.recent(who, 10)).extracting(document -> document.title()).contains("Own.txt");
            assertThat(memberships.waiting(who)).isEmpty();
            return true;
        });
        var asked = world.as(visitor, who -> memberships.waiting(who));
        assertThat(asked).singleElement()
                .satisfies(entry -> assertThat(entry.askedBy()).isEqualTo(heir.id()));
        var seen = world.as(visitor, who -> documents.recent(who, 10));
        assertThat(seen)
                .as("who could read the public drive still can, and nothing more")
                .extracting(document -> document.title()).containsExactly("Open.txt");
        assertThat(users(leaver).state()).isEqualTo(AccountState.DEACTIVATED);
        var entries = world.as(owner, who -> journal.ofObject(leaver.id().value(), JournalCursor.newest(), 50));
        assertThat(entries)
                .filteredOn(entry -> entry.verb().equals("user.hand-over")).singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("successor", heir.id().toString())
                        .containsEntry("drives", "2"));
    }

    @Test
    void aFailureAnywhereLeavesEverythingAsItWas() {
        var before = holding();
        assertThatThrownBy(() -> world.as(owner, who -> successions.letGo(who, leaver.id(), leaver.id())))
                .isInstanceOf(Refusal.class);
        var cy = world.add(owner, "Cy Guest", UUID.randomUUID() + "@leave.example", Role.GUEST);
        assertThatThrownBy(() -> world.as(owner, who -> successions.letGo(who, leaver.id(), cy.id())))
                .isInstanceOf(Refusal.class);
        world.as(leaver, who -> users.setRole(who, owner.id(), Role.MEMBER));
        assertThatThrownBy(() -> world.as(leaver, who -> successions.letGo(who, leaver.id(), heir.id())))
                .as("the last administrator stays, and so does everything of theirs")
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
        assertThat(holding()).isEqualTo(before);
        assertThat(users(leaver).state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void thePageAsksForASuccessorAndOutsidersSeeNone() {
        var page = "/admin/people/" + leaver.id();
        var ana = world.signIn(owner);
        assertThat(ana.get(page + "/leave").body()).contains("2 drives", "1 snip", heir.name());
        assertThat(ana.post(page + "/deactivate").status()).as("without a successor").isEqualTo(409);
        assertThat(ana.post(page + "/deactivate", "successor", visitor.id().toString()).status()).isEqualTo(303);
        assertThat(holding()).isEmpty();
        for (var outsider : List.of(world.signIn(heir), world.browserOf(world.dee()))) {
            assertThat(outsider.get(page + "/leave").status()).isEqualTo(404);
            assertThat(outsider.post(page + "/deactivate", "successor", heir.id().toString()).status()).isEqualTo(404);
        }
    }

    @Test
    void theProbeSeesWhoIsDeactivatedButStillIn() {
        world.signIn(heir);
        assertThat(world.in(owner.tenant(), deactivated::look).holds()).isTrue();
        store.change(owner.tenant(), "update user_account set state = 'deactivated' where id = ?", heir.id().value());
        assertThat(world.in(owner.tenant(), deactivated::look).holds()).isFalse();
    }

    @Test
    void theProbeSeesWhatIsLeftWithSomeoneWhoIsGone() {
        world.as(owner, who -> {
            users.deactivate(who, leaver.id());
            return true;
        });
        assertThat(world.in(owner.tenant(), leftBehind::look).holds()).as("a suspension may end").isTrue();
        store.change(owner.tenant(), "update user_account set deactivated_at = now() - interval '31 days'"
                + " where state = 'deactivated'");
        assertThat(world.in(owner.tenant(), leftBehind::look).holds()).isFalse();
        world.as(owner, who -> successions.letGo(who, leaver.id(), heir.id()));
        assertThat(world.in(owner.tenant(), leftBehind::look).holds()).isTrue();
    }

    /** Every column that names the person and means that something is theirs. */
    private List<String> holding() {
        var holding = new ArrayList<String>();
        for (var column : store.rows(owner.tenant(), UUID_COLUMNS)) {
            var name = column.get("table_name") + "." + column.get("column_name");
            if (!MAY_NAME_THE_GONE.matcher(name).matches() || name.equals("provisioning_token.made_by")) {
                var rows = store.rows(owner.tenant(), "select 1 from " + column.get("table_name") + " where "
                        + column.get("column_name") + " = ?" + open(name), leaver.id().value());
                if (!rows.isEmpty()) {
                    holding.add(name + " " + rows.size());
                }
            }
        }
        holding.addAll(waiting());
        return holding;
    }

    private static String open(String column) {
        return column.startsWith("provisioning_token.") ? " and revoked_at is null" : "";
    }

    private List<String> waiting() {
        var sql = "select 1 from space_entry where state = 'open' and (user_id = ? or asked_by = ?)";
        var rows = store.rows(owner.tenant(), sql, leaver.id().value(), leaver.id().value());
        var snips = store.rows(owner.tenant(),
                "select 1 from snip where coalesce(keeper_id, author_id) = ?", leaver.id().value());
        var found = new ArrayList<String>();
        rows.forEach(row -> found.add("space_entry"));
        snips.forEach(row -> found.add("snip"));
        return found;
    }

    private User users(Person person) {
        return world.as(owner, who -> users.get(person.id()));
    }
}

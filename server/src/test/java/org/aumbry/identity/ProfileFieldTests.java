package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each person decides which fields of their profile others of the network see. */
@AumbryTest
class ProfileFieldTests {

    private static final String PEOPLE = "/api/v1/people";

    @Autowired World world;
    @Autowired Groups groups;
    @Autowired ProfileFieldsProbe probe;
    @Autowired UserStore users;
    @Autowired WishStore wishes;
    @Autowired Here here;
    @Autowired TransactionTemplate transaction;

    private Person owner;
    private Person quiet;
    private Person other;
    private String tag;

    @BeforeEach
    void people() {
        tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Fields " + tag, "Ana Fields", "ana-" + tag + "@fields.example");
        quiet = world.add(owner, "Bo Quiet", "secretive-" + tag + "@fields.example", Role.MEMBER);
        other = world.add(owner, "Cy Other", "cy-" + tag + "@fields.example", Role.MEMBER);
    }

    @Test
    void othersSeeOfAProfileWhatThePersonShows() {
        var group = world.as(owner, who -> {
            var made = groups.create(who, GroupKind.PEOPLE, "Choir");
            groups.add(who, made.id(), quiet.id());
            return made.id();
        });
        var members = "/api/v1/groups/" + group + "/members";
        var bo = world.signIn(quiet);
        var cy = world.signIn(other);
        var ana = world.signIn(owner);
        assertThat(cy.get(PEOPLE + "/" + quiet.id()).body()).contains(quiet.email(), "\"createdAt\":\"20");
        assertThat(cy.get(members).body()).contains(quiet.id().toString());
        assertThat(cy.get(PEOPLE + "?q=secretive").body()).contains("Bo Quiet");

        assertThat(bo.post("/account/wishes", "mails", "true", "analytics", "true", "listed", "true").status())
                .isEqualTo(303);

        for (var path : new String[] {PEOPLE, PEOPLE + "?q=Bo", PEOPLE + "/" + quiet.id()}) {
            assertThat(cy.get(path).body()).as(path).contains("Bo Quiet").doesNotContain(quiet.email());
        }
        assertThat(cy.get(PEOPLE + "/" + quiet.id()).body()).doesNotContain("\"createdAt\":\"20");
        assertThat(cy.get(PEOPLE + "?q=secretive").body()).as("no part finds them").doesNotContain("Bo Quiet");
        assertThat(cy.get(PEOPLE + "?q=" + quiet.email()).body()).as("the whole address does").contains("Bo Quiet")
                .doesNotContain(quiet.email());
        assertThat(cy.get(members).body()).doesNotContain(quiet.id().toString());
        assertThat(share(cy)).contains("Ana Fields &lt;" + owner.email()).contains("Bo Quiet")
                .doesNotContain(quiet.email());
        assertThat(bo.get(PEOPLE + "/" + quiet.id()).body()).as("their own").contains(quiet.email());
        assertThat(bo.get("/account/wishes").body()).contains("What others see");
        assertThat(ana.get(PEOPLE + "/" + quiet.id()).body()).as("administrators").contains(quiet.email());
        assertThat(ana.get(members).body()).contains(quiet.id().toString());
        assertThat(world.browserOf(world.dee()).get(PEOPLE + "/" + quiet.id()).status()).isEqualTo(404);
    }

    @Test
    void whoStandsInNoDirectoryIsNotListedToOthers() {
        world.signIn(quiet).post("/account/wishes", "mails", "true", "showsEmail", "true");
        assertThat(world.signIn(other).get(PEOPLE).body()).doesNotContain("Bo Quiet").contains("Ana Fields");
        assertThat(world.signIn(owner).get(PEOPLE).body()).contains("Bo Quiet");
    }

    @Test
    void theProbeSeesFieldsThatAreShownAgainstAWish() {
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        var careless = new ProfileFieldsProbe(users, wishes, here, transaction, (who, person) -> new Profiles.Seen(
                person.id(), person.name(), person.role(), person.state(), person.email(), null));
        var seen = world.in(owner.tenant(), careless::look);
        assertThat(seen.holds()).isFalse();
        assertThat(seen.observed()).startsWith("of 3 people the fields of 3 were seen against their wish");
        var stubborn = new ProfileFieldsProbe(users, wishes, here, transaction, (who, person) -> new Profiles.Seen(
                person.id(), person.name(), person.role(), person.state(), null, null));
        assertThat(world.in(owner.tenant(), stubborn::look).holds()).isFalse();
        boolean left = world.in(
                owner.tenant(), () -> transaction.execute(open -> wishes.find(quiet.id()).isPresent()));
        assertThat(left).as("something is left of the look").isFalse();
    }

    /** The page on which a member shares their own drive. */
    private static String share(Browser browser) {
        var drive = browser.get("/drive");
        var at = drive.status() == 303 ? browser.get(drive.location()).body() : drive.body();
        var match = java.util.regex.Pattern.compile("/access/(space|folder)/[0-9a-f-]{36}").matcher(at);
        assertThat(match.find()).as(at).isTrue();
        return browser.get(match.group()).body();
    }
}

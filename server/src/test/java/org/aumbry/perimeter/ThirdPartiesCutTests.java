package org.aumbry.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.Providers;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Crowd;
import org.aumbry.testing.CutLine;
import org.aumbry.testing.Person;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.aumbry.web.EgressList;
import org.aumbry.web.Machine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A network whose sign-in provider, directory and journal's destinations take connections and never answer, or refuse
 * them; without mail. How each kind of line is cut and mended by itself is in {@code Cut...Tests} of its module.
 */
@AumbryTest
class ThirdPartiesCutTests {

    private static final int MANY = 60;

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    Providers providers;

    @Autowired
    Uploads uploads;

    @Autowired
    Spaces spaces;

    @Autowired
    EgressList machines;

    @Test
    void peopleSignInUploadFindAndReadWhileNobodyOutsideAnswers() {
        try (var silent = CutLine.silent(); var gone = CutLine.silent()) {
            gone.refuse();
            var tag = UUID.randomUUID().toString().substring(0, 8);
            var admin = world.network("Cut " + tag, "Ana Cut", "ana-" + tag + "@cut.example");
            var member = world.add(admin, "Bo Cut", "bo-" + tag + "@cut.example", Role.MEMBER);
            var provider = oidc(admin, silent);
            var directory = ldap(admin, silent);
            var away = oidc(admin, gone);
            for (var line : List.of(silent, gone)) {
                assertThat(world.browserOf(admin).post("/admin/collectors", "name", "Cut " + line.port(), "address",
                                "https://localhost:" + line.port() + "/in", "format", "ocsf").status())
                        .isEqualTo(303);
            }
            var crowd = Crowd.of(MANY, () -> look(admin, provider));
            var others = Crowd.of(MANY, () -> look(admin, directory));
            Crowd.await(() -> waiting(silent) > 0);

            var browser = world.signIn(member);
            var word = "quince" + tag;
            var document = upload(member, word);
            assertThat(browser.get("/documents/" + document).status()).isEqualTo(200);
            Crowd.await(() -> browser.get("/search?q=" + word).body().contains(document.toString()));
            assertThat(waiting(silent)).as("of %d callers", 2 * MANY).isLessThanOrEqualTo(3 * 32);

            assertThat(crowd.letGo().refused()).hasSize(MANY).allMatch(Refusal.class::isInstance);
            assertThat(others.letGo().refused()).hasSize(MANY).allMatch(Refusal.class::isInstance);
            for (int i = 0; i < 5; i++) {
                assertThat(Crowd.of(1, () -> look(admin, away)).letGo().refused()).hasSize(1);
            }
            assertTold(silent, gone);
        }
    }

    /** An operator reads what does not answer and what goes on without it. */
    private void assertTold(CutLine silent, CutLine gone) {
        assertThat(of(silent).stream().map(Machine::party)).contains(Party.PROVIDER, Party.DIRECTORY);
        assertThat(of(gone)).noneMatch(Machine::answers);
        Crowd.await(() -> of(silent).stream().anyMatch(each -> each.party() == Party.COLLECTOR && !each.answers()));
        var page = staff.active("Yara").browser().get("/operators/perimeter/machines").body();
        assertThat(page).contains(
                "localhost:" + silent.port(), "localhost:" + gone.port(), "silent, left alone",
                "Whoever is signed in goes on working", "are sent in their order once it answers");
    }

    private boolean look(Person admin, ProviderId provider) {
        return world.as(admin, who -> {
            providers.test(who, provider);
            return true;
        });
    }

    private int waiting(CutLine line) {
        return of(line).stream().mapToInt(Machine::waiting).sum();
    }

    private List<Machine> of(CutLine line) {
        return machines.machines().stream().filter(each -> each.port() == line.port()).toList();
    }

    private ProviderId oidc(Person admin, CutLine line) {
        return world.as(admin, who -> providers.add(who, ProviderKind.OIDC, Map.of(
                "name", "Cut " + line.port(), "issuer", "https://localhost:" + line.port(), "clientId", "aumbry",
                "secret", "kept sealed", "newcomers", "members"))).id();
    }

    private ProviderId ldap(Person admin, CutLine line) {
        return world.as(admin, who -> providers.add(who, ProviderKind.LDAP, Map.of(
                "name", "Directory", "url", "ldap://localhost:" + line.port(), "base", "dc=cut,dc=example", "filter",
                "(uid={login})", "idAttribute", "entryUUID", "nameAttribute", "cn", "emailAttribute", "mail",
                "newcomers", "members"))).id();
    }

    private DocumentId upload(Person person, String word) {
        return world.as(person, who -> {
            var text = new ByteArrayInputStream(("The " + word + " blooms in May.").getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, Place.in(spaces.privateDrive(who).id()), word + ".txt", "", text).document();
        });
    }
}

package org.aumbry.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Role;
import org.aumbry.identity.SignIn;
import org.aumbry.identity.SignInResult;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.aumbry.snips.SnipQuery;
import org.aumbry.snips.Snips;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceCard;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The demonstration as it stands after its first start. */
@AumbryTest
@TestPropertySource(properties = "aumbry.demo=true")
@Tag("slow")
class DemoTests {

    private static final Origin HERE = new Origin("127.0.0.1", "test");

    @Autowired
    private DemoSeed seed;

    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoPassphrase passphrase;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Networks networks;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Documents documents;

    @Autowired
    private Snips snips;

    @Autowired
    private TenantScope scope;

    @Autowired
    private DataFolder folder;

    @Test
    void everyoneSignsInWithTheOnePassphrase() throws IOException {
        for (var email
                : new String[] {"ana@acme.example", "bo@acme.example", "cy@acme.example", "dee@globex.example"}) {
            assertThat(signIn.signIn(email, passphrase.get(), HERE)).as(email).isInstanceOf(SignInResult.Done.class);
        }
        var file = folder.path().resolve("demo/passphrase");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(passphrase.get()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
    }

    @Test
    void eachSeesWhatTheyShould() {
        var ana = people.network("Acme", "Ana Acosta", "ana@acme.example");
        var bo = people.person(ana, "Bo Berg", "bo@acme.example", Role.MEMBER);
        var cy = people.person(ana, "Cy Casal", "cy@acme.example", Role.GUEST);
        var dee = people.network("Globex", "Dee Dupont", "dee@globex.example");
        assertThat(as(ana, spaces::inside)).extracting(Space::name).contains("Handbook", "Assurance", "Board");
        assertThat(as(bo, spaces::inside)).extracting(Space::name).contains("Handbook", "Assurance")
                .doesNotContain("Board");
        assertThat(as(bo, spaces::browse)).extracting(SpaceCard::toString).noneMatch(card -> card.contains("Board"));
        var cys = as(cy, who -> documents.recent(who, 50));
        assertThat(cys).singleElement()
                .satisfies(document -> assertThat(document.title()).isEqualTo("How Aumbry keeps what you put in it"));
        var anas = as(ana, who -> documents.recent(who, 50)).getFirst();
        assertThatThrownBy(() -> as(dee, who -> documents.get(who, anas.id()))).isInstanceOf(Refusal.class);
    }

    @Test
    void snipsStandAtTheirWordsAndTheGuestOfTheDocumentSeesThem() {
        var ana = people.network("Acme", "Ana Acosta", "ana@acme.example");
        var cy = people.person(ana, "Cy Casal", "cy@acme.example", Role.GUEST);
        var all = as(ana, who -> snips.page(who, SnipQuery.everything(), 50));
        assertThat(all).hasSize(5).allSatisfy(snip -> assertThat(snip.tags()).isNotEmpty());
        assertThat(all).extracting(snip -> snip.passage().exact().replaceAll("\\s+", " "))
                .contains("A copy that was never tried is a hope.");
        var cys = as(cy, who -> snips.page(who, SnipQuery.everything(), 50));
        assertThat(cys).hasSize(3);
    }

    @Test
    void seedingOnceMoreChangesNothing() {
        var ana = people.network("Acme", "Ana Acosta", "ana@acme.example");
        var before = as(ana, who -> documents.recent(who, 200));
        assertThat(seed.seed()).isTrue();
        assertThat(networks.list()).hasSize(2);
        var after = as(ana, who -> documents.recent(who, 200));
        assertThat(after).isEqualTo(before).hasSizeGreaterThan(15);
    }

    private <T> T as(Principal who, Function<Principal, T> work) {
        return scope.call(who.tenant(), () -> work.apply(who));
    }
}

package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class JoiningModuleTests {

    private static final Origin HERE = new Origin("198.51.100.7", "test");
    private static final String PASSWORD = "plum jam keeps till spring";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    Invitations invitations;

    @Autowired
    Joining joining;

    @Autowired
    Users users;

    @Autowired
    SignIn signIn;

    @Autowired
    Admission admission;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void aLinkBringsInOnePersonOnce() {
        var email = email();
        var link = link(invite(email, Role.GUEST));
        assertThat(joining.look(link).email()).isEqualTo(email);
        assertThat(joining.look(link).network()).isEqualTo("Acme");
        var signedIn = joining.join(link, "Pat Own-Name", "fr", PASSWORD, HERE);
        var user = world.in(world.acme(), () -> users.get(signedIn.user()));
        assertThat(user.name()).isEqualTo("Pat Own-Name");
        assertThat(user.role()).isEqualTo(Role.GUEST);
        assertThat(user.preferences().language()).isEqualTo("fr");
        assertNotFound(() -> joining.look(link));
        assertNotFound(() -> joining.join(link, "Thief", "en", PASSWORD, HERE));
        assertThat(signIn.signIn(email, PASSWORD, HERE)).isInstanceOf(SignInResult.Done.class);
    }

    @Test
    void twoAtOnceWithOneLinkAreOnePerson() {
        var link = link(invite(email(), Role.MEMBER));
        var in = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    joining.join(link, "Racer", "en", PASSWORD, HERE);
                    in.incrementAndGet();
                });
            }
        }
        assertThat(in).hasValue(1);
    }

    @Test
    void anExpiredRevokedOrRenewedLinkOpensNothing() {
        var expired = invite(email(), Role.MEMBER);
        store.change(world.acme(), "update invitation set expires_at = now() where id = ?", expired.invitation().id());
        assertNotFound(() -> joining.look(link(expired)));
        var revoked = invite(email(), Role.MEMBER);
        world.as(world.ana(), who -> {
            invitations.revoke(who, revoked.user());
            return null;
        });
        assertNotFound(() -> joining.look(link(revoked)));
        var first = invite(email(), Role.MEMBER);
        var second = world.as(world.ana(), who -> invitations.renew(who, first.user()));
        assertNotFound(() -> joining.look(link(first)));
        assertThat(joining.look(link(second)).network()).isEqualTo("Acme");
    }

    @Test
    void aWeakPasswordUsesNothingUp() {
        var link = link(invite(email(), Role.MEMBER));
        assertThatThrownBy(() -> joining.join(link, "Pat", "en", "passwordpassword", HERE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> joining.join(link, "Pat", "en", "acme acme acme 2026", HERE))
                .isInstanceOf(Refusal.class);
        assertThat(joining.join(link, "Pat", "en", PASSWORD, HERE).tenant()).isEqualTo(world.acme());
    }

    @Test
    void onlyAdministratorsInviteAndAnAddressIsTakenOnce() {
        for (var person : new org.aumbry.testing.Person[] {world.bo(), world.cy()}) {
            assertThatThrownBy(() -> world.as(person, who -> invitations.invite(
                            who, new NewUser("X", email(), Role.ADMIN, "en"))))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> invite(world.bo().email().toUpperCase(java.util.Locale.ROOT), Role.MEMBER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isEqualTo("identity.email.taken"));
    }

    @Test
    void oneAddressInTwoNetworksIsTwoPeopleAndSignInAsksWhich() {
        var email = email();
        joining.join(link(invite(email, Role.MEMBER)), "Pat of Acme", "en", PASSWORD, HERE);
        var other = world.as(world.dee(), who -> invitations.invite(
                who, new NewUser("Pat", email, Role.MEMBER, "en")));
        joining.join(link(other), "Pat of Globex", "en", PASSWORD, HERE);
        var choose = (SignInResult.Choose) signIn.signIn(email, PASSWORD, HERE);
        assertThat(choose.networks()).extracting(SignInResult.Choice::name).containsExactlyInAnyOrder("Acme", "Globex");
        var chosen = (SignInResult.Done) admission.choose(choose.ticket(), world.globex(), HERE);
        assertThat(chosen.signedIn().tenant()).isEqualTo(world.globex());
        assertThatThrownBy(() -> admission.choose(choose.ticket() + "x", world.globex(), HERE))
                .isInstanceOf(Refusal.class);
        var foreign = choose.ticket().substring(0, choose.ticket().length() - 3) + "AAA";
        assertThatThrownBy(() -> admission.choose(foreign, world.globex(), HERE)).isInstanceOf(Refusal.class);
    }

    @Test
    void theLastAdministratorStaysOne() {
        var admin = world.network("Solo " + NUMBER.incrementAndGet(), "Sol Olson", email());
        assertThatThrownBy(() -> world.as(admin, who -> users.setRole(who, who.user(), Role.MEMBER)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isEqualTo("identity.last-admin"));
        assertThatThrownBy(() -> world.as(admin, who -> {
            users.deactivate(who, who.user());
            return null;
        })).isInstanceOf(Refusal.class);
        var second = world.add(admin, "Second", email(), Role.ADMIN);
        assertThat(world.as(admin, who -> users.setRole(who, who.user(), Role.MEMBER)).role()).isEqualTo(Role.MEMBER);
        assertThatThrownBy(() -> world.as(second, who -> users.setRole(who, who.user(), Role.GUEST)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nothingAPersonWroteLiesOpenInTheirRows() {
        var email = email();
        var signedIn = joining.join(link(invite(email, Role.MEMBER)), "Xanthippe Quirk", "fr", PASSWORD, HERE);
        for (var table : new String[] {"user_account", "user_account_history", "credential", "invitation"}) {
            var column = table.startsWith("user") ? "id" : "user_id";
            for (var row : store.rows(
                    world.acme(), "select * from " + table + " where " + column + " = ?", signedIn.user().value())) {
                row.values().forEach(value -> {
                    var bytes = value instanceof byte[] raw ? raw
                            : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .doesNotContain("Xanthippe")
                            .doesNotContain(email)
                            .doesNotContain("argon2");
                });
            }
        }
    }

    private InvitationLink invite(String email, Role role) {
        return world.as(world.ana(), who -> invitations.invite(who, new NewUser("Pat", email, role, "en")));
    }

    private static String link(InvitationLink link) {
        return link.path().substring("/join/".length());
    }

    private static String email() {
        return "pat" + NUMBER.incrementAndGet() + "@joining.example";
    }

    private static void assertNotFound(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_FOUND));
    }
}

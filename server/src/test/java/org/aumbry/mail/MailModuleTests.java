package org.aumbry.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aumbry.kernel.Egress.UNLIMITED;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.MailSettings.Security;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.CutLine;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.aumbry.web.CountedEgress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class MailModuleTests {

    /** Any letter there is words for. */
    private static final String ABOUT = "mail.trial";

    @Autowired
    Returns returns;

    @Autowired World world;
    @Autowired Mail mail;
    @Autowired LetterStore store;
    @Autowired Composer composer;
    @Autowired Postman postman;
    @Autowired ObjectProvider<MailWishes> wishes;
    @Autowired Outbox outbox;
    @Autowired LetterProbe probe;
    @Autowired LetterBox box;
    @Autowired TenantScope scope;
    @Autowired Tenants tenants;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;
    @Autowired Clock clock;

    @TempDir Path folder;

    private Person owner;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID();
        owner = world.network("Mail " + tag, "Ana Mail", "ana-" + tag + "@mail.example");
    }

    @Test
    void aLetterStaysOnlyWhenItsActDoes() {
        world.in(owner.tenant(), () -> transaction.execute(status -> {
            assertThat(mail.send(letter("bo@mail.example"))).isTrue();
            status.setRollbackOnly();
            return true;
        }));
        assertThat(box.of(owner.tenant(), "bo@mail.example")).isEmpty();
        send(letter("bo@mail.example"));
        assertThat(box.last(owner.tenant(), "bo@mail.example").text())
                .contains(world.base() + "/trial");
        assertThatThrownBy(() -> world.in(owner.tenant(), () -> mail.send(letter("bo@mail.example"))))
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void everyReaderGetsTheirOwnLanguage() {
        send(Letter.to("fr@mail.example", "fr", ABOUT, "Ana"));
        send(Letter.to("es@mail.example", "es", ABOUT, "Ana"));
        send(Letter.to("de@mail.example", "de", ABOUT, "Ana"));
        assertThat(box.last(owner.tenant(), "fr@mail.example").subject()).isEqualTo("Message d’essai de Ana");
        assertThat(box.last(owner.tenant(), "es@mail.example").subject()).isEqualTo("Mensaje de prueba de Ana");
        assertThat(box.last(owner.tenant(), "de@mail.example").subject()).isEqualTo("Trial letter from Ana");
    }

    @Test
    void nothingOfALetterStandsInTheClear() {
        send(letter("canary@mail.example"));
        var row = rows("select * from letter where address_mac is not null order by id desc limit 1").getFirst();
        for (var column : List.of("address_sealed", "subject_sealed", "body_sealed")) {
            assertThat(new String((byte[]) row.get(column), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary").doesNotContain("Trial");
        }
    }

    @Test
    void oneAddressGetsSoManyInAnHourAndOneSenderSendsSoMany() {
        for (int i = 0; i < 20; i++) {
            assertThat(send(letter("often@mail.example"))).isTrue();
        }
        assertThat(send(letter("OFTEN@mail.example"))).isFalse();
        assertThat(box.of(owner.tenant(), "often@mail.example")).hasSize(20);
        change("update letter set created_at = now() - interval '61 minutes'");
        assertThat(send(letter("often@mail.example"))).isTrue();
        var strict = new Mail(store, composer, postman, new MailSettings(
                "", 587, Security.STARTTLS, null, "", "", null, "", false, 20, 3), wishes, clock);
        var sender = owner.id();
        world.in(owner.tenant(), () -> transaction.execute(status -> {
            for (int i = 0; i < 3; i++) {
                assertThat(strict.send(letter("new" + i + "@mail.example").by(sender))).isTrue();
            }
            assertThatThrownBy(() -> strict.send(letter("new@mail.example").by(sender))).isInstanceOfSatisfying(
                    Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.OVER_LIMIT));
            assertThat(strict.send(letter("new@mail.example"))).as("nobody's act").isTrue();
            return true;
        }));
    }

    @Test
    void anAddressIsMarkedWhileTheLastLetterToItCameBack() {
        send(letter("gone@mail.example"));
        send(letter("here@mail.example"));
        assertThat(returned()).isEmpty();
        change("update letter set state = 'returned', problem = 'refused', done_at = now() - interval '2 minutes'"
                + " where id = (select min(id::text)::uuid from letter)");
        assertThat(returned()).containsExactly("gone@mail.example");
        send(letter("GONE@mail.example"));
        assertThat(returned()).as("another is on its way").containsExactly("gone@mail.example");
        change("update letter set state = 'sent', done_at = now() where state = 'waiting'");
        assertThat(returned()).isEmpty();
    }

    private Set<String> returned() {
        return world.in(owner.tenant(), () -> returns.last(List.of("gone@mail.example", "here@mail.example")).keySet());
    }

    @Test
    void aLetterArrivesOverStartTlsWithNothingButItsText() throws Exception {
        var server = server();
        try (var front = new StartTlsFront(folder, server.getSmtp().getPort())) {
            send(Letter.to("bo@mail.example", "fr", ABOUT, "Zoë\r\nBcc: dee@globex.example")
                    .secretLink("/trial", Duration.ofMinutes(30)));
            assertThat(deliver(starttls(front, front.certificate()))).isTrue();
            var got = server.getReceivedMessages();
            assertThat(got).hasSize(1);
            assertWhole(got[0]);
            assertThat(front.upgraded()).isEqualTo(1);
            var row = rows("select state, body_sealed from letter").getFirst();
            assertThat(row.get("state")).isEqualTo("sent");
            assertThat(row.get("body_sealed")).isNull();
        } finally {
            server.stop();
        }
    }

    private static void assertWhole(MimeMessage got) throws Exception {
        assertThat(got.getAllRecipients()).extracting(Object::toString).containsExactly("bo@mail.example");
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(got.getSubject()).isEqualTo("Message d’essai de Zoë Bcc: dee@globex.example");
        assertThat(got.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(got.getContent().toString()).contains("/trial").contains("Zoë");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aServerWithAnotherCertificateOrWithoutTlsGetsNothing() throws Exception {
        var server = server();
        var other = Files.createDirectories(folder.resolve("other"));
        try (var front = new StartTlsFront(folder, server.getSmtp().getPort());
                var stranger = new StartTlsFront(other, server.getSmtp().getPort())) {
            send(letter("bo@mail.example"));
            deliver(starttls(front, stranger.certificate()));
            assertWaiting("tls", 1);
            change("update letter set due_at = now()");
            deliver(settings(server.getSmtp().getPort(), Security.STARTTLS, null));
            assertWaiting("tls", 2);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void anUnreachableServerIsTriedAgainLaterAndGivenUpInTheEnd() {
        send(letter("bo@mail.example"));
        var nobody = settings(1, Security.NONE, null);
        assertThat(deliver(nobody)).isTrue();
        assertWaiting("unreachable", 1);
        assertThat(deliver(nobody)).as("not due yet").isFalse();
        change("update letter set due_at = now(), attempt_count = " + Outbox.PAUSES.size());
        deliver(nobody);
        assertThat(rows("select state from letter")).containsExactly(Map.of("state", "failed"));
    }

    @Test
    void aNetworkWithLettersLeftHasItsTurnInEachRound() {
        var gone = server();
        int port = gone.getSmtp().getPort();
        gone.stop();
        var door = new SmtpDoor(settings(port, Security.NONE, null), UNLIMITED, clock);
        var postman = new Postman(outbox, door, scope, tenants);
        send(letter("bo@mail.example"));
        postman.turn(owner.tenant());
        assertWaiting("unreachable", 1);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            postman.round();
            assertThat(server.getReceivedMessages()).as("not due yet").isEmpty();
            change("update letter set due_at = now()");
            postman.round();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(rows("select state from letter")).containsExactly(Map.of("state", "sent"));
        } finally {
            server.stop();
        }
    }

    @Test
    void whileTheMailServerIsSilentLettersWaitUntriedAndAllLeaveAfterwards() {
        for (int i = 0; i < 8; i++) {
            send(letter("bo" + i + "@mail.example"));
        }
        var server = server();
        var egress = new CountedEgress();
        try (var line = new CutLine(server.getSmtp().getPort())) {
            line.hush();
            var door = new SmtpDoor(
                    settings(line.port(), Security.NONE, null), egress, clock, Duration.ofMillis(300));
            var postman = new Postman(outbox, door, scope, tenants);
            postman.turn(owner.tenant());
            postman.turn(owner.tenant());
            assertThat(line.callers()).as("three try, nobody after them").isEqualTo(3);
            assertThat(rows("select 1 from letter where state = 'waiting' and attempt_count = 0")).hasSize(5);
            assertThat(egress.machine().rests()).isTrue();
            line.mend();
            egress.pass(Duration.ofMinutes(1));
            change("update letter set due_at = now()");
            postman.turn(owner.tenant());
            assertThat(server.getReceivedMessages()).hasSize(8);
            assertThat(egress.machine().answers()).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void aRefusedAddressComesBackAtOnce() {
        try (var refusing = new RefusingServer("550 no such person")) {
            send(letter("nobody@mail.example"));
            deliver(settings(refusing.port(), Security.NONE, null));
            assertThat(rows("select state, problem from letter"))
                    .containsExactly(Map.of("state", "returned", "problem", "refused"));
        }
        try (var busy = new RefusingServer("450 later")) {
            send(letter("busy@mail.example"));
            deliver(settings(busy.port(), Security.NONE, null));
            assertThat(rows("select problem from letter where state = 'waiting'"))
                    .containsExactly(Map.of("problem", "busy"));
        }
    }

    @Test
    void whatIsNoLongerTrueIsNotDeliveredAndItsTextIsGone() {
        send(letter("bo@mail.example").secretLink("/trial", Duration.ofMinutes(30)));
        change("update letter set expires_at = now() - interval '1 second'");
        assertThat(scope.call(owner.tenant(), outbox::next)).isEmpty();
        scope.run(owner.tenant(), outbox::tidy);
        assertThat(rows("select state, body_sealed is null as gone from letter"))
                .containsExactly(Map.of("state", "expired", "gone", true));
    }

    @Test
    void theProbeSeesItsControlsBroken() {
        send(letter("bo@mail.example").secretLink("/trial", Duration.ofMinutes(30)));
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        change("update letter set state = 'sent'");
        assertThat(world.in(owner.tenant(), probe::look).observed()).contains("still hold their secret");
        change("update letter set body_sealed = null");
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        change("insert into letter select gen_random_uuid(), person_id, sender_id, about, address_sealed, address_mac,"
                + " subject_sealed, body_sealed, secret, state, problem, attempt_count, now(), due_at, expires_at,"
                + " done_at from letter, generate_series(1, 21)");
        assertThat(world.in(owner.tenant(), probe::look).observed()).contains("22 letters in an hour");
    }

    @Test
    void administratorsSeeWhatBecameOfLettersAndNobodyReadsThem() {
        send(letter("bo@mail.example").secretLink("/trial", Duration.ofMinutes(30)));
        var id = rows("select id from letter").getFirst().get("id").toString();
        var ana = world.signIn(owner);
        assertThat(ana.get("/admin/mail").body())
                .contains("bo@mail.example")
                .contains("Trial letter")
                .doesNotContain("/trial");
        assertThat(ana.get("/admin/mail/" + id).status()).isEqualTo(404);
        assertThat(ana.post("/admin/mail", "email", "try@mail.example").status()).isEqualTo(303);
        assertThat(ana.post("/admin/mail", "email", "try@mail.example, x@mail.example").status()).isEqualTo(422);
        assertThat(box.last(owner.tenant(), "try@mail.example").text()).contains(world.base() + "/");
        var bo = world.browserOf(world.bo());
        assertThat(bo.post("/admin/mail", "email", "try@mail.example").status()).isEqualTo(404);
        assertThat(bo.get("/admin/mail").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get("/admin/mail").body()).doesNotContain("bo@mail.example");
        assertThat(world.browserOf(world.dee()).get("/admin/mail/" + id).status()).isEqualTo(404);
    }

    private static GreenMail server() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        return server;
    }

    private static MailSettings starttls(StartTlsFront front, Path certificate) {
        return settings(front.port(), Security.STARTTLS, certificate);
    }

    private static MailSettings settings(int port, Security tls, @Nullable Path certificate) {
        return new MailSettings(
                "localhost", port, tls, certificate, "", "", null, "aumbry@mail.example", false, 20, 200);
    }

    private boolean deliver(MailSettings settings) {
        var postman = new Postman(outbox, new SmtpDoor(settings, UNLIMITED, clock), scope, tenants);
        return scope.call(owner.tenant(), postman::deliverNext);
    }

    private void assertWaiting(String problem, int attempts) {
        assertThat(rows("select state, problem, attempt_count from letter where due_at > now()"))
                .containsExactly(Map.of("state", "waiting", "problem", problem, "attempt_count", attempts));
    }

    private static Letter letter(String to) {
        return Letter.to(to, "en", ABOUT, "Ana").link("/trial");
    }

    private boolean send(Letter letter) {
        return world.in(owner.tenant(), () -> Boolean.TRUE.equals(transaction.execute(status -> mail.send(letter))));
    }

    private List<Map<String, Object>> rows(String sql) {
        return world.in(owner.tenant(), () -> transaction.execute(status -> db.sql(sql).query().listOfRows()));
    }

    private void change(String sql) {
        world.in(owner.tenant(), () -> transaction.execute(status -> db.sql(sql).update()));
    }
}

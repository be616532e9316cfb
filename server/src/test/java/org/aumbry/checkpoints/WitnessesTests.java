package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aumbry.kernel.Egress.UNLIMITED;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ed25519;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.ProofProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A witness on this machine that keeps to the protocol: it remembers a size, demands it, signs what it is shown. */
@AumbryTest
class WitnessesTests {

    private final Ed25519.Pair pair = Ed25519.generate();
    private final NoteKey key = new NoteKey("witness.example/w1", NoteKey.COSIGNATURE, pair.publicKey());

    private final ObjectRef plan = new ObjectRef("document", UUID.randomUUID());

    @TempDir
    private Path folder;

    @Autowired
    private Journal journal;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Log log;

    @Autowired
    private WitnessStore store;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    private HttpServer server;
    private TenantId here;
    private Witnesses witnesses;
    private Witness witness;
    private long seen;
    private int proofLines;
    private boolean lying;

    @BeforeEach
    void begin() throws IOException {
        here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/w/add-checkpoint", this::answer);
        server.start();
        var setting = key.text() + " http://127.0.0.1:" + server.getAddress().getPort() + "/w/";
        witness = Witness.parse(setting);
        witnesses = new Witnesses(
                new WitnessSettings(folder.toString(), List.of(setting)), store, new WitnessPost(UNLIMITED), log,
                transaction,
                Clock.systemUTC());
    }

    @AfterEach
    void end() {
        server.stop(0);
        pair.seed().close();
    }

    @Test
    void aWitnessSignsEachHeadThatContinuesTheOneBefore() {
        record(5);
        assertThat(show()).isTrue();
        record(20);
        assertThat(show()).isTrue();
        assertThat(seen).isEqualTo(25);
        assertThat(proofLines).isPositive();

        var note = scope.call(here, () -> log.newest().orElseThrow().note());
        assertThat(note).contains("\n— witness.example/w1 ");
        var proof = scope.call(here, () -> log.proof(anEntry())).orElseThrow();
        var said = new ProofProgram().check(
                proof.getBytes(StandardCharsets.UTF_8), "--key", scope.call(here, () -> log.verifier().text()),
                "--witness", key.text());
        assertThat(said.holds()).as(said.text()).isTrue();
        assertThat(said.text()).contains("The witness witness.example/w1 signed the head too.");
    }

    @Test
    void aWitnessThatKnowsAnotherSizeIsAskedAgainFromThere() {
        record(5);
        seen = 3;
        assertThat(show()).isTrue();
        assertThat(seen).isEqualTo(5);
    }

    @Test
    void aWitnessThatSawMoreThanThereIsGetsNothing() {
        record(5);
        seen = 50;
        assertThat(show()).isFalse();
        assertThat(seen).isEqualTo(50);
    }

    @Test
    void anAnswerWithoutTheWitnessesSignatureDoesNotCount() {
        record(5);
        lying = true;
        assertThat(show()).isFalse();
        assertThat(scope.call(here, () -> log.newest().orElseThrow().note())).doesNotContain("witness.example");
        server.stop(0);
        assertThat(show()).isFalse();
    }

    @Test
    void headsAreWrittenIntoAFolder() throws IOException {
        record(5);
        var note = scope.call(here, () -> log.newest().orElseThrow().note());
        new HeadFolder(new WitnessSettings(folder.toString(), List.of())).write(here, note);

        assertThat(Files.readString(folder.resolve(here + ".checkpoint"))).isEqualTo(note);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aWitnessNeedsAKeyAndASafeAddress() {
        for (var wrong : List.of(
                "", key.text(), key.text() + " http://witness.example", key.text() + " ftp://witness.example",
                new NoteKey("w", NoteKey.ED25519, pair.publicKey()).text() + " https://witness.example")) {
            assertThatThrownBy(() -> Witness.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int blank = body.indexOf("\n\n");
        var head = body.substring(blank + 2);
        var first = body.substring(0, blank).split("\n");
        proofLines = first.length - 1;
        if (!first[0].equals("old " + seen)) {
            exchange.getResponseHeaders().add("Content-Type", "text/x.tlog.size");
            send(exchange, 409, seen + "\n");
            return;
        }
        seen = Long.parseLong(head.split("\n")[1]);
        long time = 1_796_000_000L;
        var text = head.substring(0, head.indexOf("\n\n") + 1);
        var signature = Ed25519.sign(
                pair.seed(), ("cosignature/v1\ntime " + time + "\n" + text + (lying ? "x" : ""))
                        .getBytes(StandardCharsets.UTF_8));
        var line = ByteBuffer.allocate(76).put(key.id()).putLong(time).put(signature).array();
        send(exchange, 200, "— other.example AAAAAAA=\n— " + key.name() + " "
                + Base64.getEncoder().encodeToString(line) + "\n");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private boolean show() {
        return scope.call(here, () -> witnesses.show(witness, log.newest().orElseThrow()));
    }

    private UUID anEntry() {
        return journal.ofObject(plan.id(), JournalCursor.newest(), 1).getFirst().id();
    }

    private void record(int count) {
        var who = new Principal(here, new UserId(UUID.randomUUID()), false, false, null, null, Set.of(), "::1");
        scope.run(here, () -> transaction.executeWithoutResult(open -> {
            for (int i = 0; i < count; i++) {
                journal.record(who, "document.add", plan, Map.of("n", "" + i));
            }
        }));
        while (scope.call(here, sequencer::place) != 0) {
            Thread.onSpinWait();
        }
    }
}

package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.FormatExamples;
import org.aumbry.crypto.Secret;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Commitments;
import org.aumbry.journal.Outcome;
import org.aumbry.journal.ReadEntry;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.junit.jupiter.api.Test;

/** Re-computes the examples of {@code docs/formats/journal-leaf-v1.md} and {@code journal-bundle-v1.md}. */
class FormatTests {

    private static final Instant AT = Instant.EPOCH.plus(1_796_000_000_123_456L, ChronoUnit.MICROS);
    private static final String IDS = "0190a000-0000-7000-8000-0000000000";

    private final Map<String, byte[]> example = FormatExamples.values("journal-leaf-v1.md");

    private final AuditEntry added = new AuditEntry(
            UUID.fromString(IDS + "01"), AT, new UserId(UUID.fromString(IDS + "a1")),
            new SessionId(UUID.fromString(IDS + "c1")), null, "document.add",
            new ObjectRef("document", UUID.fromString(IDS + "d1")), Outcome.ALLOWED, null,
            Map.of("folder", "Presupuesto ñ", "address", "198.51.100.7"));

    @Test
    void theCommitments() {
        var values = Commitments.values(new ReadEntry(added, null, null, false, "", null));
        var address = values.get(1);
        var salt = Commitments.salt(example.get("seed"), address.name());

        assertThat(salt).isEqualTo(example.get("salt"));
        assertThat(Commitments.commitment(salt, address)).isEqualTo(example.get("commitment"));
        assertThat(Commitments.list(example.get("seed"), values)).isEqualTo(example.get("list"));
    }

    @Test
    void theLeaf() {
        var leaf = LeafFormat.leaf(0, added, example.get("list"));

        assertThat(leaf).isEqualTo(example.get("leaf"));
        assertThat(Merkle.leaf(leaf)).isEqualTo(example.get("hash"));
    }

    @Test
    void theLeafOfNobodyWithNothing() {
        var refused = new AuditEntry(
                UUID.fromString(IDS + "02"), AT.plus(1, ChronoUnit.MICROS), null, null, null, "sign-in",
                new ObjectRef("user", null), Outcome.DENIED, "unknown-address", Map.of());

        assertThat(LeafFormat.leaf(1, refused, Commitments.NONE)).isEqualTo(example.get("bare-leaf"));
    }

    @Test
    void aLeafThatWouldBeTooLongHoldsTheHashOfItsCommitments() {
        var leaf = LeafFormat.leaf(0, added, new byte[70_000]);

        assertThat(leaf).hasSizeLessThan(200);
        assertThat(LeafFormat.byHash(leaf)).isTrue();
        assertThat(LeafFormat.byHash(example.get("leaf"))).isFalse();
    }

    @Test
    void theHead() {
        var bundle = FormatExamples.values("journal-bundle-v1.md");
        var origin = "aumbry/" + IDS + "0a";
        var key = new NoteKey(origin, NoteKey.ED25519, bundle.get("public-key"));
        var head = new Head(origin, 3, bundle.get("root"));

        assertThat(head.signed(key, Secret.copyOf(bundle.get("private-key"))))
                .isEqualTo(FormatExamples.block("journal-bundle-v1.md"));
        assertThat(Base64.getEncoder().encodeToString(key.publicKey())).hasSize(44);
        assertThat(NoteKey.parse(key.text())).isPresent();
    }

    @Test
    void theHeadUnderEcdsa() {
        var bundle = FormatExamples.values("journal-bundle-v1.md");
        var key = new NoteKey("aumbry/" + IDS + "0a", NoteKey.ECDSA, bundle.get("ecdsa-public-key"));
        var head = new Head(key.name(), 3, bundle.get("root"));
        var published = bundle.get("ecdsa-signature");
        var document = FormatExamples.whole("journal-bundle-v1.md");

        assertThat(document).contains(key.text() + "`").contains(Head.line(key, published));
        assertThat(NoteKey.parse(key.text()).orElseThrow().publicKey()).isEqualTo(key.publicKey());
        assertThat(key.verifies(head.bytes(), published)).isTrue();
        assertThat(key.verifies(new Head(key.name(), 4, head.root()).bytes(), published)).isFalse();
        try (var secret = Secret.copyOf(bundle.get("ecdsa-private-key"))) {
            assertThat(key.verifies(head.bytes(), key.sign(secret, head.bytes()))).isTrue();
        }
    }
}

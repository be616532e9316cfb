package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;

class SealerTests {

    private static final TenantId ACME = new TenantId(UUID.fromString("0190a000-0000-7000-8000-00000000000a"));
    private static final TenantId GLOBEX = new TenantId(UUID.fromString("0190a000-0000-7000-8000-00000000000b"));
    private static final UUID ROW = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Cell TITLE = new Cell("document", ROW, "title_sealed");

    private final HeldKeys keys = new HeldKeys(ACME);
    private final Sealer sealer = new Sealer(keys, new Randomness());

    @Test
    void whatWasSealedOpensInItsCell() {
        for (var text : new String[] {"", "a", "Ключи и замки", "𓂀 日本語", "x".repeat(100_000)}) {
            assertThat(sealer.open(TITLE, sealer.seal(KeyScope.CONTENT, TITLE, text))).isEqualTo(text);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        var sealed = sealer.seal(KeyScope.CONTENT, TITLE, "minutes of the board");
        sealer.seal(KeyScope.JOURNAL, TITLE, "so that there is a second key to be mistaken for");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(sealer, TITLE, flipped);
        }
    }

    @Test
    void everyCutAndEveryExtensionIsRefused() {
        var sealed = sealer.seal(KeyScope.CONTENT, TITLE, "minutes");
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(sealer, TITLE, Arrays.copyOf(sealed, length));
        }
        assertRefused(sealer, TITLE, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void aValueMovedToAnotherPlaceIsRefused() {
        var sealed = sealer.seal(KeyScope.CONTENT, TITLE, "minutes");

        assertRefused(sealer, new Cell("document", UUID.randomUUID(), "title_sealed"), sealed);
        assertRefused(sealer, new Cell("document", ROW, "note_sealed"), sealed);
        assertRefused(sealer, new Cell("folder", ROW, "title_sealed"), sealed);
        assertRefused(sealer, new Cell("documenttitle", ROW, "_sealed"), sealed);
        assertRefused(new Sealer(keys.stolenBy(GLOBEX), new Randomness()), TITLE, sealed);
        assertThat(new Sealer(keys.stolenBy(ACME), new Randomness()).open(TITLE, sealed)).isEqualTo("minutes");
    }

    @Test
    void aValueOfAnotherKeyWithItsNumberForgedIsRefused() {
        var content = sealer.seal(KeyScope.CONTENT, TITLE, "minutes");
        var settings = sealer.seal(KeyScope.SETTINGS, TITLE, "minutes");
        System.arraycopy(settings, 0, content, 0, SealedColumn.HEADER_BYTES);

        assertRefused(sealer, TITLE, content);
    }

    @Test
    void whatAnEarlierKeySealedStillOpensAfterRotation() {
        var before = sealer.seal(KeyScope.CONTENT, TITLE, "minutes");
        keys.rotate(KeyScope.CONTENT);
        var after = sealer.seal(KeyScope.CONTENT, TITLE, "minutes");

        assertThat(sealer.open(TITLE, before)).isEqualTo(sealer.open(TITLE, after));
        assertThat(Arrays.copyOf(before, 5)).isNotEqualTo(Arrays.copyOf(after, 5));
    }

    @Test
    void aHundredThousandSealingsOfOneTextHaveDifferentNonces() {
        var nonces = new HashSet<String>();
        for (int i = 0; i < 100_000; i++) {
            var sealed = sealer.seal(KeyScope.CONTENT, TITLE, "same");
            assertThat(nonces.add(HexFormat.of().formatHex(sealed, 5, 17))).isTrue();
        }
    }

    @Test
    void aLookUpFindsEqualValuesOfItsColumnOnly() {
        var mac = sealer.mac("user_account", "email_mac", "ana@acme.example");

        assertThat(mac).hasSize(16).isEqualTo(sealer.mac("user_account", "email_mac", "ana@acme.example"));
        assertThat(mac).isNotEqualTo(sealer.mac("user_account", "email_mac", "bo@acme.example"));
        assertThat(mac).isNotEqualTo(sealer.mac("user_account", "name_mac", "ana@acme.example"));
        assertThat(mac).isNotEqualTo(sealer.mac("invitation", "email_mac", "ana@acme.example"));
        assertThat(mac).isNotEqualTo(
                new Sealer(new HeldKeys(GLOBEX), new Randomness())
                .mac("user_account", "email_mac", "ana@acme.example"));
        assertThat(sealer.mac("ab", "c", "d")).isNotEqualTo(sealer.mac("a", "bc", "d"));
    }

    private static void assertRefused(Sealer with, Cell cell, byte[] sealed) {
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> with.open(cell, sealed));
    }
}

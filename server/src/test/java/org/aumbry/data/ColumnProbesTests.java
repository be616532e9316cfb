package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColumnProbesTests {

    private static DataHarness data;

    private final Randomness randomness = new Randomness();
    private final Ids ids = new Ids(Clock.systemUTC(), randomness);
    private final TenantId acme = data.newTenant();
    private final Sealer sealer = new Sealer(data.newKeys(), randomness);
    private final SealedColumnsProbe columns = new SealedColumnsProbe(new SealedColumnStore(data.db), data.transaction);

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void sealedColumnsHoldAgainstFlipsAndMoves() {
        var look = data.scope.call(acme, new ColumnFlipProbe(sealer, ids)::look);

        assertThat(look.holds()).as(look.observed()).isTrue();
    }

    @Test
    void sealingWithoutAPlaceIsSeen() {
        var key = SealingKey.generate(randomness);
        var placeless = new ColumnFlipProbe(
                (cell, words) -> key.seal(randomness, words.getBytes(StandardCharsets.UTF_8), new byte[0]),
                (cell, sealed) -> new String(key.open(sealed, new byte[0]), StandardCharsets.UTF_8),
                ids);

        assertThat(placeless.look().holds()).isFalse();
        assertThat(placeless.look().observed()).contains("3 wrong places 3");
    }

    @Test
    void wordsThatAreNotSealedAtAllAreSeen() {
        var open = new ColumnFlipProbe(
                (cell, words) -> words.getBytes(StandardCharsets.UTF_8),
                (cell, sealed) -> new String(sealed, StandardCharsets.UTF_8),
                ids);

        assertThat(open.look().holds()).isFalse();
    }

    @Test
    void aTableWhoseValuesAreSealedHolds() {
        note(data.inside(acme, () -> sealer.seal(KeyScope.CONTENT, new Cell("note", ids.next(), "words_sealed"), "x")));

        var look = data.scope.call(acme, columns::look);

        assertThat(look.holds()).as(look.observed()).isTrue();
        assertThat(look.observed()).doesNotStartWith("0 ");
    }

    @Test
    void oneValueInTheOpenIsSeen() {
        note("minutes of the board, long enough to be a sealed value".getBytes(StandardCharsets.UTF_8));

        var look = data.scope.call(acme, columns::look);

        assertThat(look.holds()).isFalse();
        assertThat(look.observed()).contains("note.words_sealed (1)");
    }

    @Test
    void aValueUnderNoKeyOfTheNetworkIsSeen() {
        var foreign = new byte[60];
        foreign[0] = 1;
        foreign[4] = 99;
        note(foreign);

        assertThat(data.scope.call(acme, columns::look).holds()).isFalse();
    }

    private void note(byte[] value) {
        data.asOwner(acme, "create table note (id uuid primary key, words_sealed bytea);"
                + "grant select, insert on note to " + Schemas.of(acme));
        data.inside(acme, () -> data.db
                .sql("insert into note values (:id, :value)")
                .param("id", UUID.randomUUID())
                .param("value", value)
                .update());
    }
}

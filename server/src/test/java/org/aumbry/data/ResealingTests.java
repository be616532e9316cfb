package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.CustomerKeys;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From AES-256-GCM to ChaCha20-Poly1305: what was sealed before opens, and is sealed anew. */
class ResealingTests {

    private static DataHarness data;

    private final TenantId acme = data.newTenant();
    private final Sealer before = new Sealer(data.newKeys(), new Randomness());

    /** The same program started anew with another algorithm set. */
    private final TenantKeys newKeys = new TenantKeys(
            data.scope,
            new TenantRootKeys(
                    new TenantKeyStore(JdbcClient.create(data.databases.control())), data.kms, CustomerKeys.none(),
                    new Randomness(), data.clock,
                    new KmsSettings("file", List.of(), Duration.ofMinutes(15), Duration.ofSeconds(3),
                            Algorithm.CHACHA20_POLY1305.word())),
            new DataKeyStore(data.db), data.transaction, new Randomness(), data.clock);
    private final Sealer after = new Sealer(newKeys, new Randomness());

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @BeforeEach
    void aTableWithSealedColumns() {
        data.asOwner(acme, """
                create table note (id uuid primary key, about uuid, words_sealed bytea, mark_sealed bytea);
                create table line (id uuid primary key, words_sealed bytea);
                revoke update on line from %s
                """.formatted(Schemas.of(acme)));
    }

    @Test
    void everyValueThatMayChangeIsSealedAnewAndOpensAsBefore() {
        for (int i = 0; i < 300; i++) {
            add(i);
        }
        inside(() -> newKeys.rotate(KeyScope.CONTENT));
        var resealing = new Resealing(new ResealStore(data.db), after, data.transaction.getTransactionManager());

        int values = 0;
        var step = new Resealing.Step(0, 0, 0, false);
        for (int i = 0; !step.over() && i < 50; i++) {
            var from = step;
            step = data.scope.call(acme, () -> resealing.step(from.column(), from.block(), 50));
            values += step.values();
        }
        assertThat(step.over()).isTrue();
        assertThat(values).isEqualTo(600);
        assertThat(count("select count(*) from note where get_byte(words_sealed, 0) <> 2")).isZero();
        assertThat(count("select count(*) from note where get_byte(mark_sealed, 0) <> 2")).isZero();
        assertThat(count("select count(*) from line where get_byte(words_sealed, 0) <> 1")).isZero();
        var fresh = new Sealer(data.newKeys(), new Randomness());
        for (int i = 0; i < 300; i += 37) {
            var id = id(i);
            assertThat(data.inside(acme, () -> fresh.open(new Cell("note", id, "words_sealed"), read("words", id))))
                    .isEqualTo("words " + id.getLeastSignificantBits());
            assertThat(data.inside(acme, () -> fresh.open(new Cell("note", about(id), "mark"), read("mark", id))))
                    .isEqualTo("mark");
            assertThat(data.inside(acme, () -> fresh.open(new Cell("line", id, "words_sealed"), line(id))))
                    .isEqualTo("said");
        }
    }

    @Test
    void aValueThatNamesAnotherAlgorithmThanItsKeyIsRefused() {
        var cell = new Cell("note", id(1), "words_sealed");
        var sealed = data.inside(acme, () -> after.seal(KeyScope.CONTENT, cell, "x"));
        assertThat(sealed[0]).isEqualTo((byte) 2);
        assertThat(data.inside(acme, () -> before.open(cell, sealed))).isEqualTo("x");
        for (byte wrong : new byte[] {0, 1, 3}) {
            var changed = sealed.clone();
            changed[0] = wrong;
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> data.inside(acme, () -> after.open(cell, changed)));
        }
        inside(() -> data.db.sql("update data_key set algorithm = 1").update());
        var other = new Sealer(data.newKeys(), new Randomness());
        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> data.inside(acme, () -> other.open(cell, sealed)));
    }

    private void add(int i) {
        var id = id(i);
        inside(() -> {
            data.db.sql("insert into note values (:id, :about, :words, :mark)")
                    .param("id", id)
                    .param("about", about(id))
                    .param("words", before.seal(
                            KeyScope.CONTENT, new Cell("note", id, "words_sealed"),
                            "words " + id.getLeastSignificantBits()))
                    .param("mark", before.seal(KeyScope.CONTENT, new Cell("note", about(id), "mark"), "mark"))
                    .update();
            data.db.sql("insert into line values (:id, :words)")
                    .param("id", id)
                    .param("words", before.seal(KeyScope.CONTENT, new Cell("line", id, "words_sealed"), "said"))
                    .update();
        });
    }

    private static UUID id(int i) {
        return new UUID(77, i);
    }

    private static UUID about(UUID id) {
        return new UUID(78, id.getLeastSignificantBits());
    }

    private void inside(Runnable work) {
        data.inside(acme, () -> {
            work.run();
            return "";
        });
    }

    private byte[] read(String column, UUID id) {
        return data.db.sql("select " + column + "_sealed from note where id = :id")
                .param("id", id).query(byte[].class).single();
    }

    private byte[] line(UUID id) {
        return data.db.sql("select words_sealed from line where id = :id").param("id", id).query(byte[].class).single();
    }

    private long count(String sql) {
        return data.inside(acme, () -> data.db.sql(sql).query(Long.class).single());
    }
}

package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;

/** What every store of blobs does, wherever it keeps them. */
interface StorageContract {

    /** A store that is empty. */
    BlobStore store();

    /** Where the store takes finished files from. */
    Path inbox();

    @Test
    default void whatWasPutIsInEveryCopy() throws IOException {
        var store = store();
        var name = name(tenant());
        var bytes = new Randomness().bytes(200_000);
        put(store, name, bytes);

        assertThat(store.exists(name)).isTrue();
        for (int copy = 0; copy < store.copies(); copy++) {
            assertThat(read(store, name, copy)).isEqualTo(bytes);
        }
    }

    @Test
    default void anEmptyFileIsAFile() throws IOException {
        var store = store();
        var name = name(tenant());
        put(store, name, new byte[0]);

        assertThat(read(store, name, 0)).isEmpty();
    }

    @Test
    default void puttingTakesTheFileAway() throws IOException {
        var source = Files.write(inbox().resolve("finished"), new byte[10]);
        store().put(name(tenant()), source);

        assertThat(source).doesNotExist();
    }

    @Test
    default void readingInTheMiddleAndBeyondTheEndGivesWhatIsThere() throws IOException {
        var store = store();
        var name = name(tenant());
        put(store, name, new byte[] {1, 2, 3, 4, 5});
        try (var file = store.open(name, 0)) {
            var buffer = ByteBuffer.allocate(10);
            file.read(buffer, 3);
            assertThat(buffer.position()).isEqualTo(2);
            assertThat(buffer.get(0)).isEqualTo((byte) 4);
            file.read(buffer.clear(), 5);
            assertThat(buffer.position()).isZero();
        }
    }

    @Test
    default void puttingAgainReplaces() throws IOException {
        var store = store();
        var name = name(tenant());
        put(store, name, new byte[] {1, 2, 3});
        put(store, name, new byte[] {4});

        assertThat(read(store, name, store.copies() - 1)).containsExactly(4);
    }

    @Test
    default void whatIsNotThereIsMissing() throws IOException {
        var store = store();
        var name = name(tenant());

        assertThat(store.exists(name)).isFalse();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.open(name, 0));
    }

    @Test
    default void deletingTakesAllCopiesAndMayBeRepeated() throws IOException {
        var store = store();
        var name = name(tenant());
        put(store, name, new byte[] {1});
        store.delete(name);
        store.delete(name);

        for (int copy = 0; copy < store.copies(); copy++) {
            int number = copy;
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.open(name, number));
        }
    }

    @Test
    default void aLongFileComesBackInWholeAndInParts() throws IOException {
        var store = store();
        var name = name(tenant());
        var bytes = new Randomness().bytes(17_000_000);
        assertThat(store.put(name, Files.write(inbox().resolve("long"), bytes))).isEqualTo(store.copies());

        for (int copy = 0; copy < store.copies(); copy++) {
            assertThat(Arrays.equals(read(store, name, copy), bytes)).isTrue();
            try (var file = store.open(name, copy)) {
                for (int at : new int[] {16_999_990, 3, 8_388_600, 131_170, 0}) {
                    var buffer = ByteBuffer.allocate(70_000);
                    file.read(buffer, at);
                    int length = Math.min(70_000, bytes.length - at);
                    assertThat(buffer.position()).isEqualTo(length);
                    assertThat(Arrays.equals(buffer.array(), 0, length, bytes, at, at + length)).isTrue();
                }
            }
        }
    }

    @Test
    default void everyPlaceAnswersAndListsItsOwn() throws IOException {
        var store = store();
        var acme = tenant();
        var name = name(acme);
        put(store, name, new byte[] {1});

        assertThat(store.look()).hasSize(store.copies()).noneMatch(PlaceState::away);
        for (int copy = 0; copy < store.copies(); copy++) {
            assertThat(store.list(acme, copy)).extracting(BlobStore.Stored::name).containsExactly(name);
        }
        assertThat(store.sweepUnfinished(acme, Instant.EPOCH)).isZero();
    }

    @Test
    default void tenantsHaveContainersOfTheirOwn() throws IOException {
        var store = store();
        var acme = tenant();
        var globex = tenant();
        var name = name(acme);
        put(store, name, new byte[] {1});
        put(store, name(acme), new byte[] {2});
        put(store, name(globex), new byte[] {3});

        assertThat(store.list(acme)).hasSize(2).extracting(BlobStore.Stored::name).contains(name);
        assertThat(store.list(globex)).hasSize(1);
        assertThat(store.list(tenant())).isEmpty();
        assertThat(store.exists(new BlobName(globex, name.id()))).isFalse();
    }

    @Test
    default void repairingGivesEveryCopyTheGoodBytes() throws IOException {
        var store = store();
        var name = name(tenant());
        put(store, name, new byte[] {1, 2, 3});
        for (int copy = 0; copy < store.copies(); copy++) {
            store.repair(name, copy, (copy + 1) % store.copies());
            assertThat(read(store, name, copy)).containsExactly(1, 2, 3);
        }
    }

    private void put(BlobStore store, BlobName name, byte[] bytes) throws IOException {
        store.put(name, Files.write(inbox().resolve(UUID.randomUUID().toString()), bytes));
    }

    private static byte[] read(BlobStore store, BlobName name, int copy) throws IOException {
        try (var file = store.open(name, copy)) {
            var buffer = ByteBuffer.allocate((int) file.size());
            file.read(buffer, 0);
            return buffer.array();
        }
    }

    private static BlobName name(TenantId tenant) {
        return new BlobName(tenant, UUID.randomUUID());
    }

    private static TenantId tenant() {
        return new TenantId(UUID.randomUUID());
    }
}

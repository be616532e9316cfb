package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.blobs.Blobs;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Blobs are copied through the store's interface, wherever they lie. */
@AumbryTest
class StoreBlobsTests {

    @TempDir
    private Path folder;

    @Autowired World world;
    @Autowired Blobs blobs;
    @Autowired SealedFiles files;

    @Test
    void everyNewBlobIsGivenOnceAsItLies() throws IOException {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Copies " + tag, "Kim Copies", "kim-" + tag + "@copies.example");
        var source = new StoreBlobs(files, folder, Clock.systemUTC());
        var first = put(kim.tenant(), "first words");
        var taken = new Taking(kim.tenant());
        assertThat(source.visit(taken)).isNotNull();
        assertThat(taken.given).containsKey(StoreBlobs.name(kim.tenant(), first));
        var second = put(kim.tenant(), "second words");
        source.visit(taken);
        assertThat(taken.given).containsKey(StoreBlobs.name(kim.tenant(), second));
        assertThat(taken.twice).isFalse();
        assertThat(folder).isEmptyDirectory();

        assertThat(source.alive(StoreBlobs.name(kim.tenant(), first))).isTrue();
        assertThat(source.alive(StoreBlobs.name(kim.tenant(), UUID.randomUUID()))).isFalse();
        assertThat(new String(taken.given.get(StoreBlobs.name(kim.tenant(), first)), StandardCharsets.ISO_8859_1))
                .startsWith("AUMBRYBL").doesNotContain("first words");
    }

    @Test
    void aBlobThatWasLostIsBroughtBack() throws IOException {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Back " + tag, "Kim Back", "kim-" + tag + "@copies.example");
        var id = put(kim.tenant(), "words that were lost");
        var copy = folder.resolve("copy");
        files.fetch(kim.tenant(), id, copy);
        var other = UUID.randomUUID();
        assertThat(files.exists(kim.tenant(), other)).isFalse();
        files.put(kim.tenant(), other, copy);
        assertThat(files.exists(kim.tenant(), other)).isTrue();
    }

    private UUID put(TenantId tenant, String words) {
        return world.in(tenant, () -> blobs.put(
                        KeyScope.CONTENT, new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)))
                .id()
                .value());
    }

    private static final class Taking implements BlobSource.Taker {

        private final TenantId tenant;
        private final Map<String, byte[]> given = new HashMap<>();
        private boolean twice;

        Taking(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public boolean wants(String name) {
            return name.startsWith(tenant.toString()) && !given.containsKey(name);
        }

        @Override
        public void take(String name, Path file) throws IOException {
            twice |= given.put(name, Files.readAllBytes(file)) != null;
        }
    }
}

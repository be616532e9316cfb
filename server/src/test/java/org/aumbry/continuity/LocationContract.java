package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every location of the archive does alike. */
interface LocationContract {

    ArchiveLocation location() throws IOException;

    Path folder();

    @Test
    default void whatWasPutIsThereAsItWas() throws IOException {
        var location = location();
        var bytes = "a part".getBytes(StandardCharsets.UTF_8);
        location.put("generations/g/base/1", bytes);
        assertThat(location.has("generations/g/base/1")).isTrue();
        assertThat(location.get("generations/g/base/1")).isEqualTo(bytes);
        assertThat(location.list("generations/g")).extracting(ArchiveLocation.Stored::name)
                .containsExactly("generations/g/base/1");
        assertThat(location.list("generations/g").getFirst().sizeBytes()).isEqualTo(bytes.length);
        assertThat(location.list("generations/h")).isEmpty();
        assertThat(location.list("")).hasSize(1);
    }

    @Test
    default void aPartIsWrittenOnce() throws IOException {
        var location = location();
        location.put("generations/g/one", new byte[] {1});
        location.put("generations/g/one", new byte[] {2});
        assertThat(location.get("generations/g/one")).containsExactly(1);
    }

    @Test
    default void aLongFileComesBackWhole() throws IOException {
        var location = location();
        var bytes = new byte[(17 << 20) + 3];
        new Random(7).nextBytes(bytes);
        var file = Files.write(folder().resolve(UUID.randomUUID().toString()), bytes);
        location.put("blobs/t/ab/one", file);
        location.put("blobs/t/ab/one", file);
        try (var in = location.open("blobs/t/ab/one")) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    default void whatIsNotThereIsMissingAndMayBeDeleted() throws IOException {
        var location = location();
        assertThat(location.has("generations/none")).isFalse();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> location.get("generations/none"));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> location.open("generations/none"));
        location.delete("generations/none");
        location.put("generations/some", new byte[] {1});
        location.delete("generations/some");
        assertThat(location.has("generations/some")).isFalse();
    }

    @Test
    default void aNameLeadsNowhereElse() throws IOException {
        var location = location();
        assertThatIllegalArgumentException().isThrownBy(() -> location.put("../out", new byte[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> location.get("a/../../out"));
    }
}

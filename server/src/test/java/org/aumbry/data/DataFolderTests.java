package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    private Path temp;

    @Test
    void aFreshFolderIsMadeAndTakenAgainLater() {
        var path = temp.resolve("new/data");
        DataFolder.open(path).close();
        try (var again = DataFolder.open(path)) {
            assertThat(again.path()).isEqualTo(path);
        }
    }

    @Test
    void oneProcessAtATimeHasIt() {
        var path = temp.resolve("data");
        try (var first = DataFolder.open(path)) {
            assertThat(DataFolder.inUse(first.path())).isTrue();
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("in use by another Aumbry process");
        }
        assertThat(DataFolder.inUse(path)).isFalse();
    }

    @Test
    void anotherVersionsFolderIsRefused() throws IOException {
        var path = temp.resolve("data");
        DataFolder.open(path).close();
        Files.writeString(path.resolve("aumbry-data"), "aumbry data folder, form 2\n");
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("another version of Aumbry")
                .hasMessageContaining("form 2");
    }

    @Test
    void aFolderWithOtherThingsIsRefusedAndLeftAlone() throws IOException {
        var path = Files.createDirectory(temp.resolve("home"));
        Files.writeString(path.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("holds other files");
        assertThat(path.resolve("aumbry-data")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneSentence() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "not a folder");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("can't be written")
                .hasMessageContaining("AUMBRY_DATA");
    }

    @Test
    void lookingInNeedsAFolderThatIsThere() {
        assertThatThrownBy(() -> DataFolder.beside(temp.resolve("nowhere")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("no Aumbry data");
    }
}

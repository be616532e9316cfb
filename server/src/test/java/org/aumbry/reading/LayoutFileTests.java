package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.aumbry.reading.worker.Frames;
import org.junit.jupiter.api.Test;

/** The layout format, with the example of its description. */
class LayoutFileTests {

    private static final byte[] EXAMPLE = HexFormat.of()
            .parseHex("02000000000000000000000000000000020000000100000000000"
            + "00000000200010100000000000000020000");

    @Test
    void theExampleOfTheDescriptionIsUnderstood() throws IOException {
        var page = LayoutFile.open(1, EXAMPLE, 2);
        assertThat(page.placed()).isFalse();
        assertThat(page.blocks()).containsExactly(new Block(Block.Type.PARAGRAPH, 0, false, 0, 2,
                List.of(new Block.Run(true, false, false, false, 0, 2, ""))));
    }

    @Test
    void anIndexLeadsToEveryPage() {
        var packed = LayoutFile.pack(List.of(EXAMPLE, EXAMPLE));
        var index = LayoutFile.index(packed);
        assertThat(index).hasSize(2);
        assertThat(index.get(1).from()).isEqualTo(LayoutFile.indexBytes(2) + EXAMPLE.length);
        assertThat(index.get(1).end()).isEqualTo(2);
    }

    @Test
    void placesOutsideTheTextAreRefused() {
        assertThatThrownBy(() -> LayoutFile.open(1, EXAMPLE, 1)).isInstanceOf(Frames.BrokenProtocol.class);
        var beyond = EXAMPLE.clone();
        beyond[beyond.length - 3] = 9;
        assertThatThrownBy(() -> LayoutFile.open(1, beyond, 2)).isInstanceOf(Frames.BrokenProtocol.class);
    }

    @Test
    void whateverAProcessSaysIsAPageOrRefused() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var bytes = EXAMPLE.clone();
            for (int flips = 0; flips < 3; flips++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                var page = LayoutFile.open(1, bytes, 2);
                assertThat(page.end()).isLessThanOrEqualTo(2);
            } catch (IOException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }
}

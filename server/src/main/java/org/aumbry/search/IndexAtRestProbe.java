package org.aumbry.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Plants a word, makes the index durable, and reads every byte of its files: neither the word nor Lucene's own marks.
 */
@Component
class IndexAtRestProbe implements Probe {

    /** What every unsealed Lucene file begins with (CodecUtil.CODEC_MAGIC). */
    private static final byte[] LUCENE = {0x3F, (byte) 0xD7, 0x6C, 0x17};

    private final Indexes indexes;
    private final Randomness randomness;
    private final Clock clock;

    IndexAtRestProbe(Indexes indexes, Randomness randomness, Clock clock) {
        this.indexes = indexes;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "search.index-at-rest";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-17", "DEX-56");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return indexes.use(live -> {
            var word = Canaries.word(randomness);
            return live.withPlanted(List.of(Canaries.of(Canaries.ONE, word, clock.instant())), () -> {
                live.commitNow();
                return judge(indexes.folder(), word);
            });
        });
    }

    static Result judge(Path folder, String word) throws IOException {
        var files = 0;
        var open = 0;
        try (var all = Files.list(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                try {
                    var bytes = Files.readAllBytes(file);
                    files++;
                    open += isOpen(bytes, word) ? 1 : 0;
                } catch (NoSuchFileException merged) {
                    // Lucene replaced it while we were reading; what replaced it is read like the others.
                }
            }
        }
        var observed = "a planted word and Lucene's own marks were looked for in %d index files and found in %d"
                .formatted(files, open);
        return files > 1 && open == 0 ? Result.holds(observed) : Result.fails(observed);
    }

    private static boolean isOpen(byte[] bytes, String word) {
        return contains(bytes, word.getBytes(StandardCharsets.UTF_8))
                || contains(bytes, word.getBytes(StandardCharsets.UTF_16LE))
                || bytes.length >= LUCENE.length && Arrays.equals(bytes, 0, LUCENE.length, LUCENE, 0, LUCENE.length);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (var at = 0; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0]
                    && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}

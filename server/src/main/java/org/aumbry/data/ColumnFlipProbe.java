package org.aumbry.data;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Seals a value as every column is sealed and looks whether each flipped bit and each wrong place is refused. */
@Component
class ColumnFlipProbe implements Probe {

    private static final String WORDS = "a few words that belong to nobody";

    private final BiFunction<Cell, String, byte[]> seal;
    private final BiFunction<Cell, byte[], String> open;
    private final Ids ids;

    @Autowired
    ColumnFlipProbe(Sealer sealer, Ids ids) {
        this((cell, words) -> sealer.seal(KeyScope.SETTINGS, cell, words), sealer::open, ids);
    }

    /** With other ways to seal and open, to see the probe fail. */
    ColumnFlipProbe(BiFunction<Cell, String, byte[]> seal, BiFunction<Cell, byte[], String> open, Ids ids) {
        this.seal = seal;
        this.open = open;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "data.column-flip";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-55");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var row = ids.next();
        var cell = new Cell("probe", row, "words_sealed");
        var sealed = seal.apply(cell, WORDS);
        if (!WORDS.equals(open.apply(cell, sealed))) {
            return Result.fails("A sealed value did not come back as it was.");
        }
        int accepted = 0;
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            var flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            accepted += opens(cell, flipped) ? 1 : 0;
        }
        int moved = wrongPlaces(row).stream().mapToInt(place -> opens(place, sealed) ? 1 : 0).sum();
        boolean repeats = Arrays.equals(sealed, seal.apply(cell, WORDS));
        var observed = "Of " + sealed.length * Byte.SIZE + " flipped bits " + accepted + " were accepted, of 3 wrong"
                + " places " + moved + "; sealing twice gave " + (repeats ? "equal" : "different") + " bytes.";
        return new Result(accepted == 0 && moved == 0 && !repeats, observed);
    }

    private List<Cell> wrongPlaces(UUID row) {
        return List.of(
                new Cell("probe", ids.next(), "words_sealed"),
                new Cell("probe", row, "other_sealed"),
                new Cell("other", row, "words_sealed"));
    }

    private boolean opens(Cell cell, byte[] sealed) {
        try {
            open.apply(cell, sealed);
            return true;
        } catch (TamperedException refused) {
            return false;
        }
    }
}

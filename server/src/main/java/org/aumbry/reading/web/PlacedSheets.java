package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.aumbry.reading.Highlight;
import org.aumbry.reading.PageText;
import org.aumbry.reading.Word;
import org.jspecify.annotations.Nullable;

/** Lays out drawn pages: where every word and every mark stands. */
final class PlacedSheets {

    private static final float BASELINE = 0.8f;
    private static final float SAME_LINE = 0.5f;
    private static final int QUARTER = 90;

    private PlacedSheets() {}

    /**
     * @param text the canonical text of the page, from its first unit on
     * @param given anchors that earlier pages used; those of this page are added
     */
    static Sheet of(PageText page, String text, List<Highlight> highlights, String picture, Set<String> given) {
        var words = new ArrayList<Sheet.PlacedWord>(page.words().size());
        for (int i = 0; i < page.words().size(); i++) {
            var next = i + 1 < page.words().size() ? page.words().get(i + 1) : null;
            words.add(word(page.words().get(i), next, page, text));
        }
        var marks = highlights.stream()
                .filter(mark -> mark.start() < page.end() && mark.end() > page.start())
                .sorted(Comparator.comparing(Highlight::current))
                .map(mark -> mark(mark, page, given))
                .filter(mark -> !mark.boxes().isEmpty())
                .toList();
        return new Sheet.Placed(page.number(), number(page.width()), number(page.height()), picture, marks, words);
    }

    private static Sheet.PlacedWord word(Word word, @Nullable Word next, PageText page, String text) {
        var letters = text.substring(word.start() - page.start(), word.end() - page.start());
        boolean spaced = word.spaced() && next != null && next.turns() == word.turns();
        boolean upright = word.turns() == 0;
        boolean reaches = spaced && upright && next.x() > word.x() + word.width();
        float length = upright || word.turns() == 2 ? word.width() : word.height();
        float size = upright || word.turns() == 2 ? word.height() : word.width();
        float x = switch (word.turns()) {
            case 1 -> word.x() + (1 - BASELINE) * size;
            case 2 -> word.x() + length;
            case 3 -> word.x() + BASELINE * size;
            default -> word.x();
        };
        float y = switch (word.turns()) {
            case 1 -> word.y();
            case 2 -> word.y() + (1 - BASELINE) * size;
            case 3 -> word.y() + length;
            default -> word.y() + BASELINE * size;
        };
        var turn = upright ? null : "rotate(" + QUARTER * word.turns() + " " + number(x) + " " + number(y) + ")";
        return new Sheet.PlacedWord(
                word.start(),
                spaced ? letters + " " : letters,
                number(x),
                number(y),
                number(size),
                number(Math.max(0.5f, reaches ? next.x() - word.x() : length)),
                turn);
    }

    private static Sheet.Mark mark(Highlight highlight, PageText page, Set<String> given) {
        var boxes = new ArrayList<float[]>();
        for (var word : page.words()) {
            if (word.start() < highlight.end() && word.end() > highlight.start()) {
                join(boxes, part(word, highlight));
            }
        }
        var id = !boxes.isEmpty() && given.add(highlight.anchor()) ? highlight.anchor() : null;
        var shown = boxes.stream().map(PlacedSheets::box).toList();
        return new Sheet.Mark(id, highlight.kind(), highlight.current(), highlight.label(), shown);
    }

    /** The part of a word that is marked, as left, top, right, bottom. */
    private static float[] part(Word word, Highlight highlight) {
        float letters = word.end() - word.start();
        float from = Math.max(0, highlight.start() - word.start()) / letters;
        float to = Math.min(letters, highlight.end() - word.start()) / letters;
        float right = word.x() + word.width();
        float bottom = word.y() + word.height();
        return switch (word.turns()) {
            case 1 -> new float[] {word.x(), word.y() + from * word.height(), right, word.y() + to * word.height()};
            case 2 -> new float[] {right - to * word.width(), word.y(), right - from * word.width(), bottom};
            case 3 -> new float[] {word.x(), bottom - to * word.height(), right, bottom - from * word.height()};
            default -> new float[] {word.x() + from * word.width(), word.y(), word.x() + to * word.width(), bottom};
        };
    }

    /** Words beside each other on one line become one box. */
    private static void join(List<float[]> boxes, float[] box) {
        if (!boxes.isEmpty()) {
            var last = boxes.getLast();
            float height = Math.max(last[3] - last[1], box[3] - box[1]);
            boolean line = Math.abs(last[3] - box[3]) < SAME_LINE * height;
            boolean near = box[0] - last[2] < height && last[0] - box[2] < height;
            if (line && near) {
                last[0] = Math.min(last[0], box[0]);
                last[1] = Math.min(last[1], box[1]);
                last[2] = Math.max(last[2], box[2]);
                last[3] = Math.max(last[3], box[3]);
                return;
            }
        }
        boxes.add(box);
    }

    private static Sheet.Box box(float[] box) {
        return new Sheet.Box(
                number(box[0]), number(box[1]), number(box[2] - box[0]), number(box[3] - box[1]), number(box[3]));
    }

    /** At most two decimals, always with a point. */
    static String number(float value) {
        long hundredths = Math.round(value * 100.0);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        long part = Math.abs(hundredths % 100);
        var sign = hundredths < 0 ? "-" : "";
        return sign + Math.abs(hundredths / 100) + "." + (part < 10 ? "0" + part : Long.toString(part));
    }
}

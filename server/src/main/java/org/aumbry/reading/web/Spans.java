package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.reading.Block;
import org.aumbry.reading.Highlight;
import org.jspecify.annotations.Nullable;

/** Cuts a stretch of text wherever its look, its link or its mark changes. */
final class Spans {

    private final int origin;
    private final String text;
    private final List<Highlight> highlights;
    private final Set<String> given;

    /**
     * @param origin offset in the canonical text of the first unit of {@code text}
     * @param given anchors used already; those used here are added
     */
    Spans(int origin, String text, List<Highlight> highlights, Set<String> given) {
        this.origin = origin;
        this.text = text;
        this.highlights = highlights.stream()
                .filter(mark -> mark.start() < origin + text.length() && mark.end() > origin)
                .sorted(Comparator.comparing(Highlight::current).reversed())
                .toList();
        this.given = given;
    }

    /** Spans from one offset of the canonical text to another, without gaps. */
    List<Sheet.Span> of(int start, int end, List<Block.Run> runs) {
        var cuts = new TreeSet<Integer>(List.of(start, end));
        for (var run : runs) {
            cuts.add(Math.clamp(run.start(), start, end));
            cuts.add(Math.clamp(run.end(), start, end));
        }
        for (var mark : highlights) {
            cuts.add(Math.clamp(mark.start(), start, end));
            cuts.add(Math.clamp(mark.end(), start, end));
        }
        var spans = new ArrayList<Sheet.Span>();
        int from = start;
        for (int to : cuts.tailSet(start, false)) {
            spans.add(span(from, to, runs));
            from = to;
        }
        return spans;
    }

    private Sheet.Span span(int from, int to, List<Block.Run> runs) {
        boolean bold = false;
        boolean italic = false;
        boolean code = false;
        String href = null;
        for (var run : runs) {
            if (run.start() <= from && run.end() >= to && !run.cell()) {
                bold |= run.bold();
                italic |= run.italic();
                code |= run.code();
                href = run.href().isEmpty() ? href : run.href();
            }
        }
        var letters = text.substring(from - origin, to - origin);
        return new Sheet.Span(from, letters, bold, italic, code, href, mark(from, to));
    }

    private Sheet.@Nullable SpanMark mark(int from, int to) {
        for (var mark : highlights) {
            if (mark.start() <= from && mark.end() >= to) {
                var id = given.add(mark.anchor()) ? mark.anchor() : null;
                return new Sheet.SpanMark(id, mark.kind(), mark.current(), mark.label());
            }
        }
        return null;
    }
}

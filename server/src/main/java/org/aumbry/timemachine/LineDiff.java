package org.aumbry.timemachine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What differs between two texts, line by line: the shortest way from one to the other (Myers: "An O(ND) Difference
 * Algorithm and Its Variations", 1986, section 4).
 */
public final class LineDiff {

    /** Beyond so many changed lines the way is not looked for: everything between counts as replaced. */
    static final int MOST_STEPS = 1000;

    private LineDiff() {}

    /** What became of a line. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    public record Line(Kind kind, String text) {}

    public static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var young = after.lines().toList();
        int head = 0;
        while (head < Math.min(old.size(), young.size()) && old.get(head).equals(young.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), young.size()) - head
                && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        old.subList(0, head).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        lines.addAll(middle(old.subList(head, old.size() - tail), young.subList(head, young.size() - tail)));
        old.subList(old.size() - tail, old.size()).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        return lines;
    }

    /** The lines that changed with so many around them; a null stands for a stretch that was left out. */
    public static List<Line> around(List<Line> lines, int context) {
        var near = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != Kind.SAME) {
                for (int j = Math.max(0, i - context); j <= Math.min(lines.size() - 1, i + context); j++) {
                    near[j] = true;
                }
            }
        }
        var shown = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            if (near[i]) {
                shown.add(lines.get(i));
            } else if (i == 0 || near[i - 1]) {
                shown.add(new Line(Kind.SAME, GAP));
            }
        }
        return shown;
    }

    /** The text of a line that stands for a stretch of unchanged ones. */
    public static final String GAP = "\0";

    private static List<Line> middle(List<String> old, List<String> young) {
        var trail = new ArrayList<int[]>();
        int most = Math.min(MOST_STEPS, old.size() + young.size());
        int centre = most + 1;
        var furthest = new int[2 * most + 3];
        for (int steps = 0; steps <= most; steps++) {
            for (int line = -steps; line <= steps; line += 2) {
                boolean down = line == -steps
                        || line != steps && furthest[centre + line - 1] < furthest[centre + line + 1];
                int x = down ? furthest[centre + line + 1] : furthest[centre + line - 1] + 1;
                int y = x - line;
                while (x < old.size() && y < young.size() && old.get(x).equals(young.get(y))) {
                    x++;
                    y++;
                }
                furthest[centre + line] = x;
                if (x >= old.size() && y >= young.size()) {
                    trail.add(furthest.clone());
                    return back(old, young, trail, centre);
                }
            }
            trail.add(furthest.clone());
        }
        var replaced = new ArrayList<Line>();
        old.forEach(text -> replaced.add(new Line(Kind.REMOVED, text)));
        young.forEach(text -> replaced.add(new Line(Kind.ADDED, text)));
        return replaced;
    }

    private static List<Line> back(List<String> old, List<String> young, List<int[]> trail, int centre) {
        var lines = new ArrayList<Line>();
        int x = old.size();
        int y = young.size();
        for (int steps = trail.size() - 1; steps > 0; steps--) {
            var before = trail.get(steps - 1);
            int line = x - y;
            boolean down = line == -steps || line != steps && before[centre + line - 1] < before[centre + line + 1];
            int from = down ? line + 1 : line - 1;
            int fromX = before[centre + from];
            int fromY = fromX - from;
            while (x > fromX && y > fromY) {
                lines.add(new Line(Kind.SAME, old.get(--x)));
                y--;
            }
            if (down) {
                lines.add(new Line(Kind.ADDED, young.get(--y)));
            } else {
                lines.add(new Line(Kind.REMOVED, old.get(--x)));
            }
        }
        while (x > 0 && y > 0) {
            lines.add(new Line(Kind.SAME, old.get(--x)));
            y--;
        }
        Collections.reverse(lines);
        return lines;
    }
}

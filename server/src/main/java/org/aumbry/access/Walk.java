package org.aumbry.access;

import java.util.Arrays;

/** A forest written down in the order of a walk, in which whatever hangs below a node follows it without a gap. */
final class Walk {

    private final int[] nodes;
    private final int[] positions;
    private final int[] around;
    private final int[] ends;

    private Walk(int[] nodes, int[] positions, int[] around) {
        this.nodes = nodes;
        this.positions = positions;
        this.around = around;
        this.ends = new int[nodes.length];
        for (int i = nodes.length - 1; i >= 0; i--) {
            ends[i] = Math.max(ends[i], i + 1);
            if (around[i] >= 0) {
                ends[around[i]] = Math.max(ends[around[i]], ends[i]);
            }
        }
    }

    /**
     * @param around for each node the one it hangs below; -1 for none. Where nodes hang in a circle, which is never
     *     made, the circle is cut
     */
    static Walk of(int[] around) {
        var firstBelow = filled(around.length);
        var nextBeside = filled(around.length);
        for (int node = around.length - 1; node >= 0; node--) {
            if (around[node] >= 0) {
                nextBeside[node] = firstBelow[around[node]];
                firstBelow[around[node]] = node;
            }
        }
        var taken = new Taken(around, firstBelow, nextBeside);
        for (int node = 0; node < around.length; node++) {
            if (around[node] < 0) {
                taken.from(node);
            }
        }
        for (int node = 0; node < around.length; node++) {
            if (taken.positions[node] < 0) {
                taken.from(node);
            }
        }
        return new Walk(taken.nodes, taken.positions, taken.above);
    }

    /** The node at that position. */
    int node(int position) {
        return nodes[position];
    }

    int position(int node) {
        return positions[node];
    }

    /** Where the node stands below which the one at that position hangs; -1 for none. */
    int around(int position) {
        return around[position];
    }

    /** The first position behind everything that hangs below the one at that position. */
    int end(int position) {
        return ends[position];
    }

    /** Two numbers in one, sorted by the first. */
    static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    static int first(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    static int second(long pair) {
        return (int) pair;
    }

    private static int[] filled(int length) {
        var none = new int[length];
        Arrays.fill(none, -1);
        return none;
    }

    private static final class Taken {

        private final int[] hangs;
        private final int[] firstBelow;
        private final int[] nextBeside;
        private final int[] nodes;
        private final int[] positions;
        private final int[] above;
        private final int[] pending;
        private int count;

        private Taken(int[] hangs, int[] firstBelow, int[] nextBeside) {
            this.hangs = hangs;
            this.firstBelow = firstBelow;
            this.nextBeside = nextBeside;
            this.nodes = new int[hangs.length];
            this.positions = filled(hangs.length);
            this.above = filled(hangs.length);
            this.pending = new int[hangs.length];
        }

        private void from(int root) {
            int waiting = 0;
            pending[waiting++] = root;
            while (waiting > 0) {
                int node = pending[--waiting];
                positions[node] = count;
                above[count] = node == root ? -1 : positions[hangs[node]];
                nodes[count++] = node;
                for (int below = firstBelow[node]; below >= 0; below = nextBeside[below]) {
                    if (positions[below] < 0) {
                        pending[waiting++] = below;
                    }
                }
            }
        }
    }
}

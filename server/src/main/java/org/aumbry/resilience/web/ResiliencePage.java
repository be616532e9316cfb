package org.aumbry.resilience.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/**
 * What happens when a part is lost.
 *
 * @param described whether anybody has said what the installation is made of
 * @param open how many single points of failure nobody answers for
 * @param gauge the work at its peak and what would be left for it, in words
 * @param fits whether it would be enough
 */
public record ResiliencePage(
        OperatorFrame frame,
        List<Tab> tabs,
        boolean described,
        long open,
        List<Point> points,
        List<Part> parts,
        List<Node> nodes,
        String gauge,
        boolean fits,
        List<Drill> drills,
        FieldErrors errors) {

    /**
     * A loss that was tried or happened.
     *
     * @param what was lost, in words
     * @param measured how long it took and what was lost, in words
     * @param report signed; empty until it is
     */
    public record Drill(
            Instant at, String what, String measured, String said, String chip, String state, String report) {}

    /**
     * Something that is single.
     *
     * @param point as an acceptance names it
     * @param said what is wrong with it, in words
     * @param chip colour of the state
     * @param state whether somebody answers for it, in words
     * @param accepted who, why and until when, in words; empty when nobody does
     */
    public record Point(String point, String said, String chip, String state, String accepted) {}

    /** A part and what it fails with, in words. */
    public record Part(String kind, String name, String labels) {}

    /**
     * A node.
     *
     * @param peak processor time it took at its peak, in words
     * @param chip colour of how it is
     * @param state how it is, in words
     * @param mayLeave whether it can be told to
     */
    public record Node(String name, Instant since, String peak, String chip, String state, boolean mayLeave) {}
}

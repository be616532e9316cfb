package org.aumbry.reading.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page as the reader shows it. */
public sealed interface Sheet {

    int number();

    /**
     * A drawn page: its picture, over it marks, over them every word where it stands.
     *
     * @param width of the page in points, as text for an attribute
     */
    record Placed(int number, String width, String height, String picture, List<Mark> marks, List<PlacedWord> words)
            implements Sheet {}

    /** A stretch of flowing text. */
    record Flowing(int number, List<Group> groups) implements Sheet {}

    /**
     * One word; all numbers are attribute texts in points.
     *
     * @param text with the space that follows it on its line
     * @param turn value of the transform attribute; null for an upright word
     */
    record PlacedWord(int start, String text, String x, String y, String size, String length, @Nullable String turn) {}

    /**
     * A marked passage on a drawn page.
     *
     * @param id anchor; null when it stands on an earlier page already
     * @param boxes where its words stand
     */
    record Mark(@Nullable String id, String kind, boolean current, String label, List<Box> boxes) {}

    /** A rectangle as attribute texts in points; the line runs along its lower edge. */
    record Box(String x, String y, String width, String height, String line) {}

    /** Blocks that belong together. */
    sealed interface Group {}

    /** A paragraph, heading, quote or rule. */
    record Paragraph(String kind, int level, List<Span> spans) implements Group {}

    /** Program text. */
    record Code(List<Span> spans) implements Group {}

    /** Items of a list in a row. */
    record Items(List<Item> items) implements Group {}

    /**
     * One item of a list.
     *
     * @param number how a numbered one begins; empty for a bullet
     */
    record Item(int depth, String number, List<Span> spans) {}

    /** Rows of a table; all have the same number of cells or fewer. */
    record Table(List<Row> rows) implements Group {}

    record Row(boolean head, List<List<Span>> cells) {}

    /**
     * A stretch of text that looks and acts the same throughout.
     *
     * @param start its first UTF-16 unit in the canonical text
     * @param href where it leads; null for nowhere
     * @param mark the passage it belongs to; null for none
     */
    record Span(
            int start,
            String text,
            boolean bold,
            boolean italic,
            boolean code,
            @Nullable String href,
            @Nullable SpanMark mark) {}

    /** @param id anchor; null when it was given to an earlier span */
    record SpanMark(@Nullable String id, String kind, boolean current, String label) {}
}

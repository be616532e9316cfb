package org.aumbry.reading.web;

import org.jspecify.annotations.Nullable;

/** What the address of the reader says after the question mark; anything that makes no sense counts as absent. */
record ReaderQuery(
        @Nullable String page,
        @Nullable String find,
        @Nullable String hit,
        @Nullable String zoom,
        @Nullable String view,
        @Nullable String pane,
        @Nullable String snip,
        @Nullable String at) {

    private static final int LONGEST_FIND = 200;
    private static final int LONGEST_KEY = 64;

    int pageNumber() {
        return number(page, 1);
    }

    int hitNumber() {
        return number(hit, 0);
    }

    String words() {
        return find == null || find.length() > LONGEST_FIND ? "" : find.strip();
    }

    String zoomWord() {
        return zoom != null && ReaderAddress.ZOOMS.contains(zoom) ? zoom : "fit";
    }

    boolean textView() {
        return "text".equals(view);
    }

    String paneKey() {
        return pane != null && pane.matches("[a-z]{1,20}") ? pane : "";
    }

    /** The mark asked for; null for none. */
    @Nullable String asked() {
        return snip == null || snip.length() > LONGEST_KEY ? null : snip;
    }

    /** First and last-but-one unit of the passage asked for, as {@code start-end}; null for none. */
    int @Nullable [] passage() {
        if (at == null || !at.matches("\\d{1,8}-\\d{1,8}")) {
            return null;
        }
        var ends = at.split("-");
        int start = Integer.parseInt(ends[0]);
        int end = Integer.parseInt(ends[1]);
        return start < end ? new int[] {start, end} : null;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : otherwise;
    }
}

package org.aumbry.snips;

/** Putting a snip into the words of a citation. */
public final class Citations {

    private Citations() {}

    /** Author's words first, then where they stand: title, page, version and the start of the content's hash. */
    public static String of(Snip snip, String title, String author, String date) {
        var place = new StringBuilder("“").append(snip.passage().exact().strip()).append("” — ").append(title);
        if (snip.passage().page() != null) {
            place.append(", p. ").append(snip.passage().page());
        }
        place.append(", v").append(snip.version());
        place.append(" [sha256 ").append(snip.passage().sha256(), 0, Math.min(12, snip.passage().sha256().length()));
        return place.append("], ").append(author).append(", ").append(date).toString();
    }
}

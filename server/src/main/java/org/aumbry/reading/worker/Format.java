package org.aumbry.reading.worker;

/** What a file is, as told by its content; its name only decides between kinds of plain text. */
public enum Format {
    PDF("pdf"),
    WORD("word"),
    SHEET("sheet"),
    SLIDES("slides"),
    RTF("word"),
    TEXT("text"),
    MARKDOWN("markdown"),
    HTML("html"),
    CSV("csv"),
    IMAGE("image"),
    MAIL("mail"),
    OTHER("other");

    private final String mediaKind;

    Format(String mediaKind) {
        this.mediaKind = mediaKind;
    }

    /** The word used in filters and in the folio line. */
    public String mediaKind() {
        return mediaKind;
    }

    /** Whether an office program makes better pages of it than we do. */
    boolean convertible() {
        return this == WORD || this == SLIDES || this == RTF;
    }
}

package org.aumbry.policies;

/**
 * By which way content leaves. Every way takes from the same budget: all of them bytes; those that hand out content to
 * keep also a file, once for each version in a window.
 */
public enum DownloadChannel {
    /** A file, whole or a stretch of it, to a browser. */
    DOWNLOAD(true),
    /** The same to a program, and its text and pages as data. */
    API(true),
    /** Pages and pictures of pages on the screen. Reading costs no file. */
    PAGE(false),
    /** Parts of several documents in one file. */
    EXPORT(true),
    /** A file to someone who holds a link; the link has a budget of its own. */
    LINK(true);

    private final boolean countsFile;

    DownloadChannel(boolean countsFile) {
        this.countsFile = countsFile;
    }

    boolean countsFile() {
        return countsFile;
    }
}

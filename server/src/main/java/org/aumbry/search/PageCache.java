package org.aumbry.search;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opened pages of index files, at most so many for the whole process; second chance decides which one goes.
 *
 * <p>A page that goes is wiped at once, although a reader may be looking at it: readers take what they need and then
 * ask {@link Page#intact()}; when it is not, what they took is thrown away and the page is opened again.
 */
final class PageCache {

    /** One opened page. */
    static final class Page {

        private final byte[] bytes;
        private final PageFile file;
        private final int number;
        private volatile boolean wiped;
        private boolean used;

        Page(PageFile file, int number, byte[] bytes) {
            this.file = file;
            this.number = number;
            this.bytes = bytes;
        }

        int number() {
            return number;
        }

        /** To be read only, and trusted only when {@link #intact()} says so afterwards. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether everything read from the page before this call was really of the page. */
        boolean intact() {
            VarHandle.loadLoadFence();
            return !wiped;
        }

        /** Noted without ordering: a lost note only makes the page go a little earlier. */
        void use() {
            used = true;
        }

        void wipe() {
            wiped = true;
            VarHandle.fullFence();
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private final @Nullable Page[] ring;
    private int hand;

    PageCache(long bytes) {
        ring = new Page[Math.clamp(bytes / PageFile.PAGE_BYTES, 4, 1 << 20)];
    }

    synchronized void keep(Page page) {
        var left = ring[hand];
        while (left != null && !left.wiped && left.used) {
            left.used = false;
            hand = (hand + 1) % ring.length;
            left = ring[hand];
        }
        if (left != null && !left.wiped) {
            left.file.forget(left);
        }
        ring[hand] = page;
        hand = (hand + 1) % ring.length;
    }

    /** Pages held now and not wiped. */
    synchronized int pages() {
        return (int) Arrays.stream(ring).filter(page -> page != null && !page.wiped).count();
    }
}

package org.aumbry.reading.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks every part of a zipped document once, keeping nothing, before any parser may look at it. */
final class ZipGuard {

    private record Span(long from, long to) {}

    private ZipGuard() {}

    /** Stops when the parts overlap, are too many, or unpack to more than is allowed. */
    static void check(Path file) throws IOException {
        try (var zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(false).get()) {
            var spans = new ArrayList<Span>();
            var parts = new ArrayList<ZipArchiveEntry>();
            var entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                parts.add(entry);
                spans.add(new Span(entry.getLocalHeaderOffset(), entry.getDataOffset() + entry.getCompressedSize()));
                if (parts.size() > Limits.ZIP_PARTS) {
                    throw new Stopped(Outcome.State.TOO_LARGE);
                }
            }
            apart(spans);
            unpack(zip, parts);
        } catch (Stopped known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            throw new Stopped(Outcome.State.DAMAGED);
        }
    }

    private static void apart(ArrayList<Span> spans) throws Stopped {
        spans.sort(Comparator.comparingLong(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new Stopped(Outcome.State.DAMAGED);
            }
        }
    }

    private static void unpack(ZipFile zip, ArrayList<ZipArchiveEntry> parts) throws IOException {
        long bytes = 0;
        var chunk = new byte[Frames.CHUNK_BYTES];
        for (var part : parts) {
            if (part.getGeneralPurposeBit().usesEncryption()) {
                throw new Stopped(Outcome.State.PASSWORD_PROTECTED);
            }
            try (var in = zip.getInputStream(part)) {
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    bytes += n;
                    if (bytes > Limits.UNZIPPED_BYTES) {
                        throw new Stopped(Outcome.State.TOO_LARGE);
                    }
                }
            }
        }
    }
}

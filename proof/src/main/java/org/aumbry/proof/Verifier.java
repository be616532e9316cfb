package org.aumbry.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks a file of either kind: a bundle of a whole journal, or the proof of one entry. */
public final class Verifier {

    private final Trust trust;

    public Verifier(Trust trust) {
        this.trust = trust;
    }

    public Report verify(Source source) throws IOException {
        var report = new Report();
        try (var in = new DataInputStream(source.open())) {
            var first = firstLine(in);
            if (Arrays.equals(first, BundleCheck.MAGIC)) {
                new BundleCheck(trust, report).read(in);
            } else if (Arrays.equals(first, EntryCheck.MAGIC)) {
                new EntryCheck(trust, report).read(in.readNBytes(EntryCheck.LONGEST));
            } else {
                report.fault("The file is neither a bundle of a journal nor the proof of an entry.");
            }
        } catch (IllegalArgumentException malformed) {
            report.fault("The file is damaged: " + malformed.getMessage());
        }
        return report;
    }

    private static byte[] firstLine(DataInputStream in) throws IOException {
        var line = new byte[64];
        for (int i = 0; i < line.length; i++) {
            int next = in.read();
            if (next < 0) {
                return Arrays.copyOf(line, i);
            }
            line[i] = (byte) next;
            if (next == '\n') {
                return Arrays.copyOf(line, i + 1);
            }
        }
        return line;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

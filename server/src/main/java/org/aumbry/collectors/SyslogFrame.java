package org.aumbry.collectors;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.aumbry.checkpoints.PlacedEntries.Placed;
import org.aumbry.journal.Outcome;

/**
 * One syslog message in its frame.
 *
 * <p>Shape: {@code length in ASCII, space} (RFC 5425, 4.3), then the message of RFC 5424, 6: {@code <PRI>1 time -
 * aumbry - verb - BOM text}. Facility 13 is "log audit".
 */
final class SyslogFrame {

    /** What receivers should take at least (RFC 5425, 4.3.1). */
    static final int LONGEST = 8192;

    private static final int FACILITY = 13;
    private static final int LEVELS = 8;
    private static final int WARNING = 4;
    private static final int INFORMATIONAL = 6;
    private static final int LONGEST_ID = 32;
    private static final String BOM = "\uFEFF";

    private SyslogFrame() {}

    static byte[] of(Placed placed, String text) {
        var entry = placed.entry();
        int severity = entry.outcome() == Outcome.ALLOWED ? INFORMATIONAL : WARNING;
        var head = "<" + (FACILITY * LEVELS + severity) + ">1 "
                + DateTimeFormatter.ISO_INSTANT.format(entry.at().truncatedTo(ChronoUnit.MICROS)) 
                + " - aumbry - " + id(entry.verb()) + " - " + BOM;
        var message = shortened(head + text);
        var frame = new ByteArrayOutputStream(message.length + Long.BYTES);
        frame.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(message);
        return frame.toByteArray();
    }

    private static String id(String verb) {
        return verb.length() <= LONGEST_ID ? verb : verb.substring(0, LONGEST_ID);
    }

    /** At most {@link #LONGEST} bytes, and no half character at the end. */
    private static byte[] shortened(String message) {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return bytes;
        }
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.IGNORE)
                .onUnmappableCharacter(CodingErrorAction.IGNORE);
        var whole = CharBuffer.allocate(LONGEST);
        decoder.decode(ByteBuffer.wrap(bytes, 0, LONGEST), whole, true);
        return whole.flip().toString().getBytes(StandardCharsets.UTF_8);
    }
}

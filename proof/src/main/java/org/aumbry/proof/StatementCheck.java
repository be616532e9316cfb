package org.aumbry.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks a signed statement of a network: a certificate of destruction, the report of a review. Its envelope is a flat
 * JSON object with the statement and its signature in base64.
 */
final class StatementCheck {

    private static final Pattern MEMBER = Pattern.compile(
            "\"(format|certificate|report|signature|publicKey)\"\\s*:\\s*\"([A-Za-z0-9+/=._-]*)\"");
    private static final Pattern FORMAT = Pattern.compile("aumbry-[a-z-]{1,40}-[0-9]{1,4}");
    private static final int KEY_BYTES = 32;
    private static final int MOST_SHOWN = 4000;

    private StatementCheck() {}

    /** Whether a file that begins so is an envelope. */
    static boolean isEnvelope(byte[] start) {
        return new String(start, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    static Report check(byte[] file, List<Key> trusted) {
        var report = new Report();
        var members = new HashMap<String, String>();
        var found = MEMBER.matcher(new String(file, StandardCharsets.UTF_8));
        while (found.find()) {
            if (members.put(found.group(1), found.group(2)) != null) {
                report.fault("The envelope has the member " + found.group(1) + " twice.");
            }
        }
        var format = members.getOrDefault("format", "");
        var statement = decoded(members.getOrDefault("certificate", members.getOrDefault("report", "")));
        var signature = decoded(members.getOrDefault("signature", ""));
        var publicKey = decoded(members.getOrDefault("publicKey", ""));
        if (!FORMAT.matcher(format).matches() || statement.length == 0 || publicKey.length != KEY_BYTES) {
            report.fault("This is no signed statement.");
            return report;
        }
        report.fact("A statement of the form " + format + ", " + statement.length + " bytes.");
        key(publicKey, trusted, report);
        var head = (format + "\n").getBytes(StandardCharsets.US_ASCII);
        var message = ByteBuffer.allocate(head.length + statement.length).put(head).put(statement).array();
        if (new Key("statement", Key.LOG, publicKey).verifies(message, signature)) {
            report.fact("It is signed by " + Base64.getEncoder().encodeToString(publicKey) + ".");
            report.fact("It says: " + shown(statement));
        } else {
            report.fault("The signature is wrong: the statement was changed, or signed with another key.");
        }
        return report;
    }

    private static void key(byte[] own, List<Key> trusted, Report report) {
        if (trusted.isEmpty()) {
            report.fact("The key came with the file; that it is the network's key has to be compared elsewhere.");
        } else if (trusted.stream().noneMatch(each -> Arrays.equals(each.key(), own))) {
            report.fault("The file came with another key than the one you trust.");
        }
    }

    private static String shown(byte[] statement) {
        var text = new String(statement, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + " ..." : text;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}

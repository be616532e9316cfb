package org.aumbry.continuity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.TamperedException;

/**
 * A signed list that people can read: a first line that says what it is, lines of a word and what belongs to it, then
 * {@code signer} and {@code signature}, both in hexadecimal digits. The signature stands under the SHA-256 of
 * everything
 * before its line.
 */
record SignedText(List<String> lines) {

    private static final String SIGNED = "aumbry archive text v1";
    private static final String SIGNER = "signer ";
    private static final String SIGNATURE = "signature ";

    static byte[] sign(List<String> lines, BackupCustody custody) {
        var body = String.join("\n", lines) + "\n" + SIGNER + custody.signer() + "\n";
        var signature = custody.sign(signed(body));
        return (body + SIGNATURE + HexFormat.of().formatHex(signature) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a text that one of the signers signed.
     *
     * @param signer 64 hexadecimal digits
     * @throws TamperedException when another signed it, or nobody
     */
    static SignedText read(byte[] bytes, String signer) {
        var text = read(bytes);
        if (!signer.equals(text.signer().orElse(""))) {
            throw new TamperedException("a list of the archive, signed by somebody else");
        }
        return text;
    }

    /** Reads a text that its own signer signed, whoever that is. */
    static SignedText read(byte[] bytes) {
        if (!whole(bytes)) {
            throw new TamperedException("a list of the archive");
        }
        return new SignedText(List.copyOf(new String(bytes, StandardCharsets.UTF_8).lines().toList()));
    }

    static boolean whole(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.lastIndexOf("\n" + SIGNATURE) + 1;
        if (at == 0) {
            return false;
        }
        var body = text.substring(0, at);
        var lines = new ArrayList<>(body.lines().toList());
        if (lines.isEmpty() || !lines.getLast().startsWith(SIGNER)) {
            return false;
        }
        try {
            var signer = HexFormat.of().parseHex(lines.getLast().substring(SIGNER.length()));
            var signature = HexFormat.of().parseHex(text.substring(at + SIGNATURE.length()).strip());
            return Ed25519.verify(signer, signed(body), signature);
        } catch (IllegalArgumentException noDigits) {
            return false;
        }
    }

    private static byte[] signed(String body) {
        return BackupCustody.labelled(SIGNED, Hashes.sha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<String> signer() {
        return find("signer");
    }

    /** What stands behind the first line that begins with this word. */
    Optional<String> find(String word) {
        return all(word).stream().findFirst();
    }

    String get(String word) {
        return find(word).orElseThrow(() -> new TamperedException("a list of the archive that lacks a line"));
    }

    List<String> all(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }
}

package org.aumbry.continuity;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.BackupKey;
import org.aumbry.crypto.TamperedException;

/**
 * One generation of the archive: a base backup and the log from then on, under a key of its own.
 *
 * @param installation the number PostgreSQL gave the cluster when it was made
 * @param timeline the line of history its log is of
 * @param startLsn where its log begins
 * @param backupKey the public half its key is wrapped for
 * @param wrappedKey its key, which the paper opens
 */
@SuppressWarnings("ArrayRecordComponent")
record Generation(
        UUID id,
        Instant begunAt,
        String installation,
        int timeline,
        long startLsn,
        byte[] backupKey,
        byte[] wrappedKey) {

    private static final String FIRST_LINE = "aumbry archive generation v1";
    static final String FOLDER = "generations/";

    static String context(UUID id) {
        return "aumbry archive generation " + id;
    }

    String folder() {
        return FOLDER + id + "/";
    }

    static String headerOf(UUID id) {
        return FOLDER + id + "/generation.txt";
    }

    static String manifestOf(UUID id) {
        return FOLDER + id + "/manifest.txt";
    }

    static String blobsOf(UUID id) {
        return FOLDER + id + "/blobs.txt";
    }

    byte[] encode(BackupCustody custody) {
        var base64 = Base64.getEncoder();
        return SignedText.sign(
                List.of(
                        FIRST_LINE,
                        "generation " + id,
                        "begun " + begunAt,
                        "installation " + installation,
                        "timeline " + timeline,
                        "start " + Lsn.text(startLsn),
                        "backup-key " + base64.encodeToString(backupKey),
                        "backup-key-name " + BackupKey.of(backupKey).name(),
                        "wrapped-key " + base64.encodeToString(wrappedKey)),
                custody);
    }

    static Generation of(SignedText text) {
        if (!text.lines().getFirst().equals(FIRST_LINE)) {
            throw new TamperedException("a generation of the archive");
        }
        var base64 = Base64.getDecoder();
        return new Generation(
                UUID.fromString(text.get("generation")),
                Instant.parse(text.get("begun")),
                text.get("installation"),
                Integer.parseInt(text.get("timeline")),
                Lsn.parse(text.get("start")),
                base64.decode(text.get("backup-key")),
                base64.decode(text.get("wrapped-key")));
    }
}

package org.aumbry.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.aumbry.crypto.Hashes;

/**
 * Passes bytes on and refuses at the end when they do not have the hash announced, or when the sender goes away before:
 * half a piece can't be checked, so nothing of it is kept.
 */
final class CheckedInput extends FilterInputStream {

    private final byte[] announced;
    private final MessageDigest digest = Hashes.sha256();
    private boolean ended;

    CheckedInput(InputStream in, byte[] announced) {
        super(in);
        this.announced = announced.clone();
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int read = readSource(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            if (!MessageDigest.isEqual(digest.digest(), announced)) {
                throw new UploadRefusal(UploadRefusal.Reason.CHECKSUM);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int readSource(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

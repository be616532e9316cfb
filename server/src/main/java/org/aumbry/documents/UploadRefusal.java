package org.aumbry.documents;

/** What only the upload protocol has a status for. */
public final class UploadRefusal extends RuntimeException {

    /** Why, and with which status the protocol says so. */
    public enum Reason {
        /** The bytes sent do not begin where the upload stands. */
        OFFSET(409),
        /** The upload was given up or took too long. */
        EXPIRED(410),
        /** Another request is sending bytes for the same upload. */
        BUSY(423),
        /** The bytes or the whole content do not have the hash that was announced. */
        CHECKSUM(460);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;

    UploadRefusal(Reason reason) {
        super("upload refused: " + reason, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

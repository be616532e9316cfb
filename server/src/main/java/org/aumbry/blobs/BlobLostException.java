package org.aumbry.blobs;

/** A blob that was stored is in none of its copies any more. */
public class BlobLostException extends RuntimeException {

    BlobLostException(String blob) {
        super(blob + " is missing in every copy");
    }
}

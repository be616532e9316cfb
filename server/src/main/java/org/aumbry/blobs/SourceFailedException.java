package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The stream that content came from ended in a failure: the sender went away. What had arrived before is kept. */
public class SourceFailedException extends UncheckedIOException {

    SourceFailedException(IOException cause) {
        super(cause);
    }
}

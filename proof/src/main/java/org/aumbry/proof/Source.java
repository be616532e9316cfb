package org.aumbry.proof;

import java.io.IOException;
import java.io.InputStream;

/** Where a file comes from; read once. */
@FunctionalInterface
public interface Source {

    InputStream open() throws IOException;
}

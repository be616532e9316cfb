package org.aumbry.data;

/** Work that is kept from the tenant's content asked for a key to it. */
public class KeyWithheldException extends IllegalStateException {

    KeyWithheldException() {
        super("a key to content was asked for by work that is kept from it");
    }
}

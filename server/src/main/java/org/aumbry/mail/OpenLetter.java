package org.aumbry.mail;

import java.util.Optional;

/** A letter that is being read, by someone who may. The text is empty when it is gone. */
public record OpenLetter(String to, String subject, Optional<String> text) {

    @Override
    public String toString() {
        return "open letter";
    }
}

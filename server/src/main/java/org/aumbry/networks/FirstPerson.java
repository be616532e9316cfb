package org.aumbry.networks;

/** The person a network begins with: its first administrator. */
public record FirstPerson(String name, String email, String language) {

    @Override
    public String toString() {
        return "the first administrator";
    }
}

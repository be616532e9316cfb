package org.aumbry.reading.web;

import java.util.List;

/**
 * The people who can see the document.
 *
 * @param others how many more there are
 * @param everyone where all of them stand with their reasons
 */
public record AudiencePart(List<Person> people, int others, String everyone) {

    /** @param verb the most they may do: {@code view}, {@code comment}, {@code edit} or {@code manage} */
    public record Person(String name, boolean guest, String verb) {}
}

package org.aumbry.identity.web;

import java.util.List;

/**
 * Choosing people out of however many there are: a search field, what it found, and who was chosen before.
 *
 * @param many whether several can be chosen
 * @param more whether there are more than are shown
 */
public record PeoplePicker(String query, boolean many, List<Choice> choices, boolean more) {

    /** One person. */
    public record Choice(String id, String name, boolean chosen) {}
}

package org.aumbry.labels.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * How one thing is labelled, and the form to change it.
 *
 * @param action where the form is sent
 * @param back the thing's own page
 * @param holds name of the label that holds; null when there is none
 * @param around name of the label around the thing; null when there is none
 * @param demands what is asked of everyone, one sentence each
 * @param own the chosen value of the form: an identifier, or empty for none of its own
 * @param choices the labels that can be chosen here, none of its own among them
 * @param mayChange whether the asker may change anything
 * @param mayLower whether that includes letting go
 */
public record LabelPage(
        String title,
        String action,
        String back,
        @Nullable String holds,
        @Nullable String around,
        List<String> demands,
        String own,
        List<Option> choices,
        boolean mayChange,
        boolean mayLower,
        String reason,
        FieldErrors errors) {}

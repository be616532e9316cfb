package org.aumbry.spaces.web;

import org.aumbry.web.FieldErrors;

/** The form for a new space, with what was typed before. */
public record NewSpacePage(SpaceForm form, FieldErrors errors) {}

package org.aumbry.spaces.web;

import org.aumbry.spaces.SpaceFrame;
import org.aumbry.web.FieldErrors;

/** What the administrators of a space decide about it. */
public record SpaceSettingsPage(SpaceFrame frame, SpaceForm form, FieldErrors errors) {}

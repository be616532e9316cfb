package org.aumbry.access.web;

import org.jspecify.annotations.Nullable;

/**
 * Screen 13, X-ray: the question.
 *
 * @param asked what was typed that could not be found
 * @param error the sentence about it; null when there is none
 */
public record XRayPage(String asked, String at, @Nullable String error) {}

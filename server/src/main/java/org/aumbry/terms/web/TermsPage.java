package org.aumbry.terms.web;

import org.aumbry.terms.TermsVersion;
import org.jspecify.annotations.Nullable;

/**
 * The terms that hold.
 *
 * @param version null when there are none
 */
public record TermsPage(@Nullable TermsVersion version, String next) {}

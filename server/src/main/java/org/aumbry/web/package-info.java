/**
 * The shell of every page and answer: frame, words in three languages, components, headers, errors, form tokens, TLS.
 *
 * <p>Owns no table. Promises that every answer carries the security headers, that a refusal looks the same wherever it
 * comes from, and that a page works without scripts. Decides nothing about people: who is asking is told to it through
 * {@link Requests}, what stands in the rail and the header through interfaces it owns. Trusts nothing in a request but
 * what the gate put there.
 */
@NullMarked
@ApplicationModule(displayName = "Web", allowedDependencies = {"kernel", "crypto", "data", "journal"})
package org.aumbry.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Outgoing mail: letters are queued in the transaction of the act they tell of and delivered afterwards.
 *
 * <p>Owns the table {@code letter}. Promises that no letter leaves for an act that was not committed, that what stands
 * in
 * a letter is sealed until it is handed to the mail server, that a letter's secret is gone once the letter is
 * delivered or
 * given up, and that nobody gets or sends more than so many letters in an hour. Trusts no address and no name it is
 * given.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks"})
package org.aumbry.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

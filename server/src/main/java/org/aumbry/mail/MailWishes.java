package org.aumbry.mail;

import org.aumbry.kernel.UserId;

/** Says which people want no letters but those they need; supplied by whoever knows people. */
public interface MailWishes {

    /** Whether the person wants letters that they could do without. */
    boolean wantsOptional(UserId person);
}

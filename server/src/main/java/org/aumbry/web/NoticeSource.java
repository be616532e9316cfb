package org.aumbry.web;

import java.util.Optional;
import org.aumbry.kernel.Principal;

/** Says at the top of every page of a network what everyone in it shall know right now. */
public interface NoticeSource {

    /** The sentence, already worded; empty when there is nothing to say. Asked for every page that has a frame. */
    Optional<Notice> notice(Principal who, Words words);

    /** @param href where there is more about it; empty for nowhere */
    record Notice(String text, String href, String more) {}
}

package org.aumbry.support.web;

import java.util.Optional;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.support.SupportNow;
import org.aumbry.web.NoticeSource;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Tells everyone in the network while operators have access to anything in it. */
@Component
class SupportNotice implements NoticeSource {

    private final SupportNow now;

    SupportNotice(SupportNow now) {
        this.now = now;
    }

    @Override
    public Optional<Notice> notice(Principal who, Words words) {
        if (!now.live()) {
            return Optional.empty();
        }
        var href = who.administers(Area.SUPPORT) ? "/admin/support" : "";
        return Optional.of(new Notice(words.t("support.notice"), href, words.t("support.notice.more")));
    }
}

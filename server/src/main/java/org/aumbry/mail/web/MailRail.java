package org.aumbry.mail.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds outgoing mail to the administrators' rail. */
@Component
@Order(8)
class MailRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.MAIL)
                ? List.of(new RailGroup(
                        words.t("web.rail.network"), List.of(RailLink.of(words.t("mail.title"), "/admin/mail"))))
                : List.of();
    }
}

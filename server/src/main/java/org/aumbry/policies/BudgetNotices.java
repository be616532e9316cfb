package org.aumbry.policies;

import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells whoever should know that a budget is nearly or wholly used. A letter that can't be queued keeps nothing back.
 */
@Component
class BudgetNotices {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetNotices.class);

    private static final String OWN = "/account/downloads";
    private static final String ALL = "/admin/downloads";

    private final Notices notices;

    BudgetNotices(Notices notices) {
        this.notices = notices;
    }

    void warned(Principal who, UUID holder) {
        quietly(() -> notices.toPerson(
                who.user(), key(who, holder) ? "budget-key-warned" : "budget-warned", OWN));
    }

    void blocked(Principal who, UUID holder) {
        quietly(() -> {
            if (who.session() == null && who.token() == null) {
                notices.toAdministrators("budget-link-blocked", ALL);
                return;
            }
            notices.toPerson(who.user(), key(who, holder) ? "budget-key-blocked" : "budget-blocked", OWN);
            notices.toAdministrators("budget-blocked-admin", ALL, notices.name(who.user()));
        });
    }

    private static boolean key(Principal who, UUID holder) {
        return holder.equals(who.token());
    }

    private static void quietly(Runnable letter) {
        try {
            letter.run();
        } catch (RuntimeException unsent) {
            LOG.warn("A letter about a download budget could not be queued: {}", unsent.toString());
        }
    }
}

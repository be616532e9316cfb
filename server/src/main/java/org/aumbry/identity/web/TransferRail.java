package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Transfers;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows offers that wait for an answer. */
@Component
@Order(95)
class TransferRail implements RailSource {

    private final Transfers transfers;

    TransferRail(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        long waiting = transfers.mine(who).size();
        return waiting == 0
                ? List.of()
                : List.of(new RailGroup(
                        "", List.of(new RailLink(words.t("identity.transfer.title"), "/transfers", waiting))));
    }
}

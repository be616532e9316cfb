package org.aumbry.operators.web;

import java.util.List;
import org.aumbry.web.RailLink;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
class ConsoleRail implements OperatorRail {

    @Override
    public List<RailLink> links(Words words) {
        return List.of(
                RailLink.of(words.t("operators.networks.title"), "/operators"),
                RailLink.of(words.t("operators.health.title"), "/operators/health"),
                RailLink.of(words.t("operators.orders.title"), "/operators/orders"),
                RailLink.of(words.t("operators.roster.title"), "/operators/roster"),
                RailLink.of(words.t("operators.journal.title"), "/operators/journal"));
    }
}

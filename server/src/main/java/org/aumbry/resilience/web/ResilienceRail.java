package org.aumbry.resilience.web;

import java.util.List;
import org.aumbry.operators.web.OperatorRail;
import org.aumbry.web.RailLink;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(15)
class ResilienceRail implements OperatorRail {

    @Override
    public List<RailLink> links(Words words) {
        return List.of(RailLink.of(words.t("resilience.title"), ResilienceController.PAGE));
    }
}

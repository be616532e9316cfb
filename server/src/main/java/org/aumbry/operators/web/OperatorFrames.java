package org.aumbry.operators.web;

import java.util.List;
import org.aumbry.operators.OnDuty;
import org.aumbry.web.RailLink;
import org.aumbry.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the frame of an operators' page. */
@Component
public class OperatorFrames {

    private final ObjectProvider<OperatorRail> rails;

    OperatorFrames(ObjectProvider<OperatorRail> rails) {
        this.rails = rails;
    }

    /** Who may do nothing yet gets no links. */
    public OperatorFrame of(OnDuty who, Words words) {
        var links = who.operator().active()
                ? rails.orderedStream().flatMap(rail -> rail.links(words).stream()).toList()
                : List.<RailLink>of();
        return new OperatorFrame(who.operator().name(), links);
    }
}

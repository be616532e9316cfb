package org.aumbry.labels.web;

import java.util.List;
import java.util.Optional;
import org.aumbry.access.SharePart;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.Labels;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the share page which label holds, what it demands, and leads to changing it. */
@Component
@Order(5)
class LabelSharePart implements SharePart {

    private final Labels labels;
    private final Views views;

    LabelSharePart(Labels labels, Views views) {
        this.labels = labels;
        this.views = views;
    }

    @Override
    public Optional<Drawing> part(Principal who, SharedObject object, Words words) {
        var label = labels.of(List.of(object.accessClass())).get(object.accessClass());
        if (label == null) {
            return Optional.empty();
        }
        var page = new LabelPart(
                label,
                LabelWords.sentences(label.restriction(), words),
                "/labels/" + object.kind() + "/" + object.id());
        return Optional.of(shell -> views.part(page, shell));
    }
}

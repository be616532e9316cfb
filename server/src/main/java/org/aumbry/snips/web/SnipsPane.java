package org.aumbry.snips.web;

import org.aumbry.kernel.Principal;
import org.aumbry.reading.ReaderPane;
import org.aumbry.snips.SnipQuery;
import org.aumbry.snips.Snips;
import org.aumbry.web.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The snips of a document, beside it. */
@Component
@Order(10)
class SnipsPane implements ReaderPane {

    private final Snips snips;
    private final SnipCards cards;
    private final Views views;

    SnipsPane(Snips snips, SnipCards cards, Views views) {
        this.snips = snips;
        this.cards = cards;
        this.views = views;
    }

    @Override
    public String key() {
        return "snips";
    }

    @Override
    public String label() {
        return "snips.pane";
    }

    @Override
    public @Nullable Long count(Principal who, Beside beside) {
        return snips.count(who, new SnipQuery(null, null, beside.document().id(), false, null));
    }

    @Override
    public Drawing show(Principal who, Beside beside) {
        var found = cards.gather(who, snips.of(who, beside.document().id()));
        var form = "/documents/" + beside.document().id() + "/versions/" + beside.version() + "/snips/new";
        return shell -> views.part(new SnipsPart(form, found.apply(shell.words())), shell);
    }
}

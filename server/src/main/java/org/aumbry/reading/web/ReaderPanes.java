package org.aumbry.reading.web;

import java.util.List;
import org.aumbry.documents.Document;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Reading;
import org.aumbry.reading.ReaderPane;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tabs beside a document: those of this module and those that modules above supply. */
@Component
class ReaderPanes {

    /** @param asked which part the address asks for; null for none */
    record Window(int first, int last, @Nullable String asked) {}

    record Shown(List<Tab> tabs, ReaderPane.Drawing drawing) {}

    private final ObjectProvider<ReaderPane> panes;

    ReaderPanes(ObjectProvider<ReaderPane> panes) {
        this.panes = panes;
    }

    boolean has(String key) {
        return panes.stream().anyMatch(pane -> pane.key().equals(key));
    }

    Shown of(Principal who, Document document, Reading reading, Window window, ReaderAddress at, Words words) {
        var all = panes.orderedStream().toList();
        var beside = new ReaderPane.Beside(
                document, reading.version(), window.first(), window.last(), window.asked());
        var current = all.stream()
                .filter(pane -> pane.key().equals(at.pane()))
                .findFirst()
                .orElse(all.getFirst());
        var tabs = all.stream()
                .map(pane -> new Tab(
                        words.t(pane.label()),
                        at.beside(pane.key()).href(),
                        pane == current,
                        pane.count(who, beside)))
                .toList();
        return new Shown(tabs, current.show(who, beside));
    }
}

package org.aumbry.sample;

import java.util.List;
import org.aumbry.documents.Place;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.SampleContent;
import org.aumbry.spaces.JoinMode;
import org.springframework.stereotype.Component;

/** What the set-up wizard offers as sample content: one open space with the handbook and its companions. */
@Component
class HandbookContent implements SampleContent {

    private static final List<String> BOOKS =
            List.of("aumbry-handbook.pdf", "introduction.pptx", "promise-register.xlsx", "threat-model.odt");
    private static final List<String> GUIDES =
            List.of("first-day.txt", "upload-checklist.md", "recovery-drill.txt", "snips-and-search.html");

    private final SampleShelf shelf;

    HandbookContent(SampleShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void fill(Principal who) {
        var all = shelf.documents();
        var space = shelf.space(
                who, "Handbook", "What this product promises and how to use it", JoinMode.OPEN, true);
        var place = Place.in(space.id());
        shelf.put(who, place, BOOKS.stream().map(all::get).toList(), title -> {});
        shelf.put(who, shelf.folder(who, place, "Guides"), GUIDES.stream().map(all::get).toList(), title -> {});
    }
}

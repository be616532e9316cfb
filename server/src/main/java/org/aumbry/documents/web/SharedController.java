package org.aumbry.documents.web;

import java.util.ArrayList;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Item;
import org.aumbry.documents.NameOrder;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What was shared with a person one by one. */
@Controller
class SharedController {

    private final Documents documents;
    private final Folders folders;
    private final FileLines lines;
    private final Views views;

    SharedController(Documents documents, Folders folders, FileLines lines, Views views) {
        this.documents = documents;
        this.folders = folders;
        this.lines = lines;
        this.views = views;
    }

    @GetMapping("/shared")
    View shared(Principal who, Words words) {
        var items = new ArrayList<Item>(folders.shared(who));
        items.addAll(documents.shared(who));
        items.sort(NameOrder.of(words.locale()));
        return views.page(new SharedPage(lines.of(who, items)));
    }
}

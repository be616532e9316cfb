package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.kernel.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The pages that belong to the frame itself: what can be added, which keys there are. */
@Controller
class FrameController {

    private final Views views;
    private final Shells shells;
    private final ObjectProvider<AddSource> sources;

    FrameController(Views views, Shells shells, ObjectProvider<AddSource> sources) {
        this.views = views;
        this.shells = shells;
        this.sources = sources;
    }

    @GetMapping("/add")
    View add(Principal who, Words words) {
        var choices = sources.orderedStream().flatMap(source -> source.choices(who, words).stream()).toList();
        return views.page(new AddPage(choices));
    }

    @GetMapping("/shortcuts")
    View shortcuts(Principal who, HttpServletRequest request, HttpServletResponse response) {
        return views.page(ShortcutsPage.of(shells.of(request, response).shortcuts()));
    }
}

package org.aumbry.search.web;

import org.aumbry.kernel.Principal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
@RequestMapping("/search")
class SearchController {

    private final SearchPages pages;
    private final Views views;

    SearchController(SearchPages pages, Views views) {
        this.pages = pages;
        this.views = views;
    }

    @GetMapping
    View search(Principal who, @RequestParam MultiValueMap<String, String> parameters, Words words) {
        return views.page(pages.page(who, Asked.of(parameters), words));
    }

    @GetMapping("/suggest")
    View suggest(Principal who, @RequestParam(defaultValue = "") String q, Words words) {
        return views.page(pages.suggestions(who, q, words));
    }
}

package org.aumbry.search.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.search.SavedSearch;
import org.aumbry.search.SavedSearches;
import org.aumbry.web.HomeSource;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Keeping searches, and the list of them on the first page. */
@Controller
@Order(10)
class SavedSearchController implements HomeSource {

    private static final int SHOWN = 12;

    private final SavedSearches saved;
    private final Views views;

    SavedSearchController(SavedSearches saved, Views views) {
        this.saved = saved;
        this.views = views;
    }

    @PostMapping("/search/saved")
    View save(Principal who, @RequestParam MultiValueMap<String, String> parameters, Words words) {
        var asked = Asked.of(parameters).from(null);
        if (asked.isEmpty()) {
            throw Refusal.invalid("q", "search.refusal.saved-empty");
        }
        saved.save(who, asked.href());
        return views.seeOther(asked.href(), Toast.of(words.t("search.saved.done")));
    }

    @PostMapping("/search/saved/{id}/remove")
    View remove(Principal who, @PathVariable String id, Words words) {
        saved.remove(who, Identifiers.parse(id));
        return views.seeOther("/", Toast.of(words.t("search.saved.removed")));
    }

    @Override
    public Optional<HomePart> part(Principal who, Words words) {
        List<Kept> kept = saved.list(who).stream().limit(SHOWN).map(each -> kept(each, words)).toList();
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new HomePart("searches", words.t("search.saved"), kept));
    }

    private static Kept kept(SavedSearch search, Words words) {
        var parameters = UriComponentsBuilder.fromUriString(search.address()).build(true).getQueryParams();
        var asked = Asked.of(decoded(parameters));
        long chips = asked.chips().values().stream().mapToLong(Set::size).sum();
        return new Kept(
                asked.text().isBlank() ? words.t("search.saved.everything") : asked.text(),
                chips == 0 ? "" : words.t("search.saved.chips", chips),
                search.address(),
                "/search/saved/" + search.id() + "/remove");
    }

    private static MultiValueMap<String, String> decoded(MultiValueMap<String, String> parameters) {
        var plain = new LinkedMultiValueMap<String, String>();
        parameters.forEach((name, values) -> values.forEach(value -> plain.add(
                name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8))));
        return plain;
    }
}

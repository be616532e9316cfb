package org.aumbry.search;

import org.aumbry.kernel.Principal;
import org.aumbry.web.OmniSource;
import org.springframework.stereotype.Component;

/** The number in the hint of the search box. */
@Component
class SearchableCount implements OmniSource {

    private final Search search;

    SearchableCount(Search search) {
        this.search = search;
    }

    @Override
    public long searchable(Principal who) {
        return search.searchable(who);
    }
}

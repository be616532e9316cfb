package org.aumbry.links;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.springframework.stereotype.Component;

/** Whoever holds a link sees what it leads to, when the network lets links be made. */
@Component
class LinkHandling implements Handling {

    private final Links links;

    LinkHandling(Links links) {
        this.links = links;
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure("links.holders", links.allowed()));
    }
}

package org.aumbry.reading.web;

import java.time.Clock;
import java.util.List;
import org.aumbry.access.Demand;
import org.aumbry.access.Restrictions;
import org.aumbry.documents.Document;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.Labels;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Works out what the label of a document and the network ask of the reader. */
@Component
class ReaderGuards {

    private final Labels labels;
    private final Restrictions restrictions;
    private final NetworkPolicy policy;
    private final Users users;
    private final Clock clock;

    ReaderGuards(Labels labels, Restrictions restrictions, NetworkPolicy policy, Users users, Clock clock) {
        this.labels = labels;
        this.restrictions = restrictions;
        this.policy = policy;
        this.users = users;
        this.clock = clock;
    }

    ReaderPage.Guard of(Principal who, Document document, Words words) {
        var itsClass = document.accessClass();
        var options = policy.values();
        boolean marked = restrictions.of(itsClass).asks(Demand.WATERMARK);
        return new ReaderPage.Guard(
                labels.of(List.of(itsClass)).get(itsClass),
                "/labels/document/" + document.id(),
                marked ? watermark(who, words) : List.of(),
                options.on(PolicyOption.VIEW_COPY),
                options.on(PolicyOption.VIEW_PRINT));
    }

    /** Who is looking, and when. */
    private List<String> watermark(Principal who, Words words) {
        var person = users.get(who.user());
        return List.of(person.name(), person.email(), words.time(clock.instant()));
    }
}

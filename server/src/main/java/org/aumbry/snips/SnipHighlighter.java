package org.aumbry.snips;

import java.util.List;
import java.util.Optional;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.Highlight;
import org.aumbry.reading.Highlighter;
import org.springframework.stereotype.Component;

/**
 * Marks the passages of snips in the reader: in their own version at their own place, elsewhere where they stand now.
 */
@Component
class SnipHighlighter implements Highlighter {

    private final Snips snips;

    SnipHighlighter(Snips snips) {
        this.snips = snips;
    }

    private record Place(int start, int end) {}

    @Override
    public List<Highlight> highlights(Principal who, Window window) {
        return snips.of(who, window.document()).stream()
                .flatMap(snip -> place(snip, window.version()).stream()
                        .filter(place -> place.start() < window.end() && place.end() > window.start())
                        .map(place -> new Highlight(
                                anchor(snip.id()),
                                place.start(),
                                place.end(),
                                Snips.KIND,
                                snip.insight(),
                                snip.id().toString().equals(window.asked()))))
                .toList();
    }

    @Override
    public int startOf(Principal who, DocumentId document, int version, String asked) {
        SnipId id;
        try {
            id = new SnipId(Identifiers.parse(asked));
        } catch (Refusal noIdentifier) {
            return -1;
        }
        return snips.of(who, document).stream()
                .filter(snip -> snip.id().equals(id))
                .flatMap(snip -> place(snip, version).stream())
                .findAny()
                .map(Place::start)
                .orElse(-1);
    }

    static String anchor(SnipId id) {
        return "snip-" + id;
    }

    private static Optional<Place> place(Snip snip, int version) {
        if (snip.version() == version) {
            return Optional.of(new Place(snip.passage().start(), snip.passage().end()));
        }
        var standing = snip.standing();
        if (standing.version() != version || standing.start() == null || standing.end() == null) {
            return Optional.empty();
        }
        return Optional.of(new Place(standing.start(), standing.end()));
    }
}

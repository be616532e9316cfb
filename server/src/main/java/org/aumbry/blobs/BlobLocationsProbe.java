package org.aumbry.blobs;

import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether blobs lie in three places or more that answer, at two named locations or more. */
@Component
class BlobLocationsProbe implements Probe {

    private static final int COPIES = 3;
    private static final int LOCATIONS = 2;

    private final BlobStore store;

    BlobLocationsProbe(BlobStore store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "blobs.locations";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-24", "ELI-34", "ELI-37");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var answering = store.places().stream().filter(place -> !place.away()).toList();
        var locations = answering.stream()
                .map(PlaceState::location)
                .filter(location -> !location.isBlank())
                .collect(Collectors.toSet());
        var observed = "Of " + store.copies() + " places for blobs " + answering.size() + " answer, at "
                + locations.size() + " named locations; " + COPIES + " places at " + LOCATIONS
                + " locations are promised, and a blob is acknowledged when " + store.quorum() + " have it.";
        return new Result(answering.size() >= COPIES && locations.size() >= LOCATIONS, observed);
    }
}

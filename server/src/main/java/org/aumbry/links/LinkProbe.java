package org.aumbry.links;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether any link that is over, or was taken back, still opens something, and whether every link ends. */
@Component
class LinkProbe implements Probe {

    private final ShareLinkStore store;
    private final LinkGround ground;

    LinkProbe(ShareLinkStore store, LinkGround ground) {
        this.store = store;
        this.ground = ground;
    }

    @Override
    public String id() {
        return "links.end-with-their-grant";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-23", "DEX-5", "DEX-6");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        long astray = store.astray(ground.now());
        long outlived = store.outlived();
        int live = store.live(null, ground.now()).size();
        return astray == 0 && outlived == 0
                ? Result.holds("%d links lead somewhere; none that is over opens anything.".formatted(live))
                : Result.fails("%d links that are over still open something, and %d rights outlive their link."
                        .formatted(astray, outlived));
    }
}

package org.aumbry.snips;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.identity.Handover;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may change which snip. Snips of a person who goes keep their author's name and get another keeper. */
@Component
@Order(40)
public class Keepers implements Handover {

    private final KeeperStore store;

    Keepers(KeeperStore store) {
        this.store = store;
    }

    /** Those of the snips that the principal may change as their author or in the author's place. */
    @Transactional(readOnly = true)
    public Set<SnipId> kept(Principal who, Collection<SnipId> ids) {
        return store.keepers(ids).entrySet().stream()
                .filter(entry -> entry.getValue().equals(who.user()))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }

    boolean keeps(Principal who, SnipId id) {
        return !kept(who, List.of(id)).isEmpty();
    }

    @Override
    public String kind() {
        return "snips";
    }

    @Override
    public long count(UserId person) {
        return store.count(person);
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        return store.handOver(from, to);
    }
}

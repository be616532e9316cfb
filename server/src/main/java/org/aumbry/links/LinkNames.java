package org.aumbry.links;

import java.util.List;
import java.util.Set;
import org.aumbry.documents.DocumentId;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** What a link's door says about who made it, and whether there is anything behind it. */
@Component
class LinkNames {

    private final Users users;
    private final Networks networks;
    private final LinkTargets targets;

    LinkNames(Users users, Networks networks, LinkTargets targets) {
        this.users = users;
        this.networks = networks;
        this.targets = targets;
    }

    String person(UserId user) {
        return users.names(List.of(user)).getOrDefault(user, "");
    }

    String network() {
        return networks.current().name();
    }

    /**
     * Whether the authorizer lets the link's holder see what it leads to, and that still lives.
     *
     * @throws Refusal withheld when that alone keeps them from it
     */
    boolean visible(Link link, TenantId tenant) {
        var holder = new Principal(
                tenant, new UserId(link.id().value()), true, false, null, null, Set.of("read"), "");
        return targets.visible(holder, link.target());
    }

    /** Whether someone who holds a link sees a document in what it leads to. */
    boolean sees(Principal holder, DocumentId document) {
        return targets.title(holder, document.ref()).isPresent();
    }
}

package org.aumbry.links;

import java.util.List;
import java.util.Set;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Withholding;
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
    private final Documents documents;
    private final Withholding withholding;

    LinkNames(Users users, Networks networks, Documents documents, Withholding withholding) {
        this.users = users;
        this.networks = networks;
        this.documents = documents;
        this.withholding = withholding;
    }

    String person(UserId user) {
        return users.names(List.of(user)).getOrDefault(user, "");
    }

    String network() {
        return networks.current().name();
    }

    /**
     * Whether the authorizer lets the link's holder see its document, and the document still lives.
     *
     * @throws Refusal withheld when that alone keeps them from it
     */
    boolean visible(Link link, TenantId tenant) {
        var holder = new Principal(
                tenant, new UserId(link.id().value()), true, false, null, null, Set.of("read"), "");
        if (!documents.these(holder, List.of(link.document())).isEmpty()) {
            return true;
        }
        if (withholding.keeps(link.document())) {
            throw Refusal.of(Refusal.Code.WITHHELD, "access.refusal.withheld");
        }
        return false;
    }
}

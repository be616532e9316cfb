package org.aumbry.support;

import java.util.Map;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Errands;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.operators.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries out a change that a network asked for, in the name of whoever consented; checks the consent once more. */
@Component
class ChangeWork {

    private final Release release;
    private final GrantReading grants;
    private final Errands errands;
    private final TenantScope scope;

    ChangeWork(Release release, GrantReading grants, Errands errands, TenantScope scope) {
        this.release = release;
        this.grants = grants;
        this.errands = errands;
        this.scope = scope;
    }

    /** @throws Refusal when the consent is over or was forged */
    @Transactional
    public void carryOut(Order order) {
        var object = order.object();
        var consent = order.consent();
        if (object == null || consent == null) {
            throw Refusal.denied();
        }
        if (!grants.beginChange(order.id())) {
            return;
        }
        var grant = new SupportGrantId(consent);
        try (var released = release.require(order.proposedBy(), grant, object, SupportVerb.CHANGE)) {
            var approver = Principal.system(scope.current(), new UserId(released.approval().by()));
            var why = Map.of(
                    "ticket", released.text().ticket(),
                    "operator", released.text().operator().name(),
                    "grant", grant.toString());
            var title = order.wanted("title");
            if (title.isEmpty()) {
                errands.trash(approver, new DocumentId(object), why);
            } else {
                errands.rename(approver, new DocumentId(object), title, why);
            }
            grants.shown(grant, object, SupportVerb.CHANGE);
        } catch (NotReleasedException refused) {
            throw Refusal.of(Refusal.Code.DENIED, "support.refusal.not-released");
        }
    }
}

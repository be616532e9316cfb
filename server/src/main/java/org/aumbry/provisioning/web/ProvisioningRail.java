package org.aumbry.provisioning.web;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds provisioning to the administrators' rail, below people and groups. */
@Component
@Order(12)
class ProvisioningRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.admin()
                ? List.of(new RailGroup(
                        words.t("provisioning.rail"),
                        List.of(RailLink.of(words.t("provisioning.title"), ProvisioningController.PAGE))))
                : List.of();
    }
}

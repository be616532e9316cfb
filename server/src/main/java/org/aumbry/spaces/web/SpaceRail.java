package org.aumbry.spaces.web;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceKind;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The rail of the library: home, the drives, and the spaces the person may look inside. */
@Component
@Order(10)
class SpaceRail implements RailSource {

    private static final int MOST = 40;

    private final Spaces spaces;

    SpaceRail(Spaces spaces) {
        this.spaces = spaces;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        var first = new ArrayList<RailLink>();
        first.add(RailLink.of(words.t("spaces.rail.home"), "/"));
        first.add(RailLink.of(words.t("spaces.my-drive"), drive(who, SpaceKind.PRIVATE_DRIVE, "/drive")));
        if (!who.guest()) {
            first.add(RailLink.of(
                    words.t("spaces.my-public-drive"), drive(who, SpaceKind.PUBLIC_DRIVE, "/drive/public")));
        }
        first.add(RailLink.of(words.t("spaces.rail.shared"), "/shared"));
        return List.of(new RailGroup("", first), new RailGroup(words.t("spaces.rail.spaces"), links(who, words)));
    }

    private String drive(Principal who, SpaceKind kind, String otherwise) {
        return spaces.ownDrive(who, kind).map(drive -> "/spaces/" + drive.id()).orElse(otherwise);
    }

    private List<RailLink> links(Principal who, Words words) {
        var order = Collator.getInstance(words.locale());
        var links = new ArrayList<RailLink>();
        spaces.inside(who).stream()
                .sorted(Comparator.comparing(Space::name, order::compare))
                .limit(MOST)
                .forEach(space -> links.add(RailLink.of(space.name(), "/spaces/" + space.id())));
        links.add(RailLink.of(words.t("spaces.rail.all"), "/spaces"));
        return links;
    }
}

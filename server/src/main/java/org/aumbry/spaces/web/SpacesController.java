package org.aumbry.spaces.web;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.List;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Deletions;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceCard;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.aumbry.spaces.Standing;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finding spaces, making one, and coming in or going. */
@Controller
class SpacesController {

    private final Spaces spaces;
    private final Memberships memberships;
    private final SpaceTitles titles;
    private final Deletions deletions;
    private final Users users;
    private final Views views;

    SpacesController(
            Spaces spaces,
            Memberships memberships,
            SpaceTitles titles,
            Deletions deletions,
            Users users,
            Views views) {
        this.spaces = spaces;
        this.memberships = memberships;
        this.titles = titles;
        this.deletions = deletions;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/spaces")
    View list(Principal who, Words words) {
        var order = Collator.getInstance(words.locale());
        var cards = spaces.browse(who).stream()
                .sorted(Comparator.comparing(SpaceCard::name, order::compare))
                .toList();
        return views.page(new SpacesPage(cards, drives(who, order), deleted(who), !who.guest()));
    }

    private List<SpacesPage.Deleted> deleted(Principal who) {
        var restorable = deletions.restorable(who);
        var names = users.names(restorable.stream().map(each -> each.deletion().deletedBy()).distinct().toList());
        return restorable.stream()
                .map(each -> new SpacesPage.Deleted(
                        each.deletion().space().toString(), each.name(),
                        names.getOrDefault(each.deletion().deletedBy(), ""), each.deletion().endsAt()))
                .toList();
    }

    private List<SpacesPage.DriveLink> drives(Principal who, Collator order) {
        var drives = spaces.publicDrives(who);
        var names = titles.of(who, drives);
        return drives.stream()
                .map(Space::id)
                .map(id -> new SpacesPage.DriveLink(names.getOrDefault(id, ""), "/spaces/" + id))
                .sorted(Comparator.comparing(SpacesPage.DriveLink::title, order::compare))
                .toList();
    }

    @GetMapping("/spaces/new")
    View form(Principal who) {
        if (who.guest()) {
            throw Refusal.denied();
        }
        return views.page(new NewSpacePage(SpaceForm.empty(), FieldErrors.none()));
    }

    @PostMapping("/spaces")
    View add(Principal who, @ModelAttribute SpaceForm form, Words words) {
        try {
            var space = spaces.add(who, form.settings());
            return views.seeOther("/spaces/" + space.id(), Toast.of(words.t("spaces.done.added", space.name())));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, new NewSpacePage(form, FieldErrors.of(words, refusal)));
        }
    }

    /** The private drive, made when it is first asked for. */
    @GetMapping("/drive")
    View drive(Principal who) {
        return views.seeOther("/spaces/" + spaces.privateDrive(who).id());
    }

    /** The public drive, made when it is first asked for. */
    @GetMapping("/drive/public")
    View publicDrive(Principal who) {
        return views.seeOther("/spaces/" + spaces.publicDrive(who).id());
    }

    /** Where someone outside a space that they may know of ends up. */
    @GetMapping("/spaces/{id}/door")
    View door(Principal who, @PathVariable String id) {
        var space = SpaceId.parse(id);
        var card = spaces.card(who, space);
        return card.standing().inside() ? views.seeOther("/spaces/" + space) : views.page(new SpaceDoorPage(card));
    }

    @PostMapping("/spaces/{id}/join")
    View join(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String note, Words words) {
        var space = SpaceId.parse(id);
        var standing = memberships.join(who, space, note);
        return standing == Standing.REQUESTED
                ? views.seeOther("/spaces/" + space + "/door", Toast.of(words.t("spaces.done.requested")))
                : views.seeOther("/spaces/" + space, Toast.of(words.t("spaces.done.joined")));
    }

    @PostMapping("/spaces/{id}/withdraw")
    View withdraw(Principal who, @PathVariable String id, Words words) {
        memberships.withdraw(who, SpaceId.parse(id));
        return views.seeOther("/spaces", Toast.of(words.t("spaces.done.withdrawn")));
    }

    @PostMapping("/spaces/{id}/accept")
    View accept(Principal who, @PathVariable String id, Words words) {
        var space = SpaceId.parse(id);
        memberships.accept(who, space);
        return views.seeOther("/spaces/" + space, Toast.of(words.t("spaces.done.joined")));
    }

    @PostMapping("/spaces/{id}/decline")
    View decline(Principal who, @PathVariable String id, Words words) {
        memberships.decline(who, SpaceId.parse(id));
        return views.seeOther("/", Toast.of(words.t("spaces.done.declined")));
    }

    @PostMapping("/spaces/{id}/leave")
    View leave(Principal who, @PathVariable String id, Words words) {
        memberships.leave(who, SpaceId.parse(id));
        return views.seeOther("/spaces", Toast.of(words.t("spaces.done.left")));
    }
}

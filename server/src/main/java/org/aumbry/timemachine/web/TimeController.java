package org.aumbry.timemachine.web;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.Place;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceFrames;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.timemachine.Copying;
import org.aumbry.timemachine.Order;
import org.aumbry.timemachine.Restores;
import org.aumbry.timemachine.Scope;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The time machine of a space, of a drive, and of the whole network. */
@Controller
class TimeController {

    private static final Set<String> ITEMS = Set.of("folder", "document");

    private final TimePages pages;
    private final Restores restores;
    private final Copying copying;
    private final Spaces spaces;
    private final SpaceFrames frames;
    private final Views views;

    TimeController(
            TimePages pages, Restores restores, Copying copying, Spaces spaces, SpaceFrames frames, Views views) {
        this.pages = pages;
        this.restores = restores;
        this.copying = copying;
        this.spaces = spaces;
        this.frames = frames;
        this.views = views;
    }

    /**
     * Where to and what of: as forms say it.
     *
     * @param what {@code all} or {@code selected}
     * @param how {@code place}, or {@code copy} beside what is there, or {@code drive} for a copy in one's own drive
     */
    record Wanted(String at, String what, List<String> select, boolean newer, String how) {

        Wanted {
            select = select == null ? List.of() : List.copyOf(select);
        }
    }

    @GetMapping("/spaces/{id}/time")
    View space(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String folder) {
        return show(ofSpace(who, words, id), at, folder);
    }

    @PostMapping("/spaces/{id}/time/restore")
    View restoreSpace(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "selected") String what,
            @RequestParam(required = false) List<String> select,
            @RequestParam(defaultValue = "false") boolean newer,
            @RequestParam(defaultValue = "place") String how) {
        return restore(ofSpace(who, words, id), new Wanted(at, what, select, newer, how));
    }

    @GetMapping("/admin/time")
    View network(Principal who, Words words, @RequestParam(defaultValue = "") String at) {
        return show(ofNetwork(who, words), at, "");
    }

    @PostMapping("/admin/time/restore")
    View restoreNetwork(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "selected") String what,
            @RequestParam(required = false) List<String> select,
            @RequestParam(defaultValue = "false") boolean newer) {
        return restore(ofNetwork(who, words), new Wanted(at, what, select, newer, "place"));
    }

    private TimePages.Place ofSpace(Principal who, Words words, String id) {
        var space = spaces.require(who, Permission.MANAGE, SpaceId.parse(id));
        return new TimePages.Place(
                who, words, Scope.of(space.id()), frames.of(who, space), "/spaces/" + space.id() + "/time");
    }

    private static TimePages.Place ofNetwork(Principal who, Words words) {
        return new TimePages.Place(who, words, Scope.of(who.tenant()), null, "/admin/time");
    }

    private View show(TimePages.Place place, String at, String folder) {
        if (at.isEmpty()) {
            return views.page(pages.still(place, "", FieldErrors.none()));
        }
        try {
            UUID inside = folder.isEmpty() ? null : Identifiers.parse(folder);
            return views.page(pages.at(place, Moments.read(at, place.words().zone()), inside));
        } catch (Refusal refusal) {
            return again(place, at, refusal);
        }
    }

    private View restore(TimePages.Place place, Wanted wanted) {
        try {
            var chosen = chosen(wanted);
            Instant moment = Moments.read(wanted.at(), place.words().zone());
            var order = new Order(place.scope(), moment, chosen, wanted.newer());
            return wanted.how().equals("place")
                    ? views.seeOther("/time/runs/" + restores.start(place.who(), order))
                    : copy(place, order, wanted.how());
        } catch (Refusal refusal) {
            return again(place, wanted.at(), refusal);
        }
    }

    private View copy(TimePages.Place place, Order order, String how) {
        var words = place.words();
        var to = how.equals("drive")
                ? spaces.privateDrive(place.who()).id()
                : new SpaceId(order.scope().id());
        var name = words.t("timemachine.copy.folder", Moments.field(order.at(), words.zone())
                .replace('T', ' ').replace(':', '.'));
        var folder = copying.copy(place.who(), order, Place.in(to), name);
        return views.seeOther("/folders/" + folder, Toast.of(words.t("timemachine.copy.done")));
    }

    private View again(TimePages.Place place, String at, Refusal refusal) {
        if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
            throw refusal;
        }
        var typed = at.length() > Moments.FIELD_LENGTH ? "" : at;
        return views.page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                pages.still(place, typed, FieldErrors.of(place.words(), refusal)));
    }

    static Set<ObjectRef> chosen(Wanted wanted) {
        if (wanted.what().equals("all")) {
            return Set.of();
        }
        if (wanted.select().isEmpty()) {
            throw Refusal.invalid("select", "timemachine.refusal.nothing-chosen");
        }
        var chosen = new HashSet<ObjectRef>();
        wanted.select().forEach(text -> chosen.add(ref(text)));
        return chosen;
    }

    private static ObjectRef ref(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ITEMS.contains(text.substring(0, colon))) {
            throw Refusal.notFound();
        }
        return new ObjectRef(text.substring(0, colon), Identifiers.parse(text.substring(colon + 1)));
    }
}

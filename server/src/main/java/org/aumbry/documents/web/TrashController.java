package org.aumbry.documents.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.aumbry.documents.Document;
import org.aumbry.documents.Item;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Trashed;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceFrames;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.Views;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** What lies in the trash of a space. */
@Controller
class TrashController {

    private final Spaces spaces;
    private final SpaceFrames frames;
    private final Trash trash;
    private final Users users;
    private final Clock clock;
    private final Views views;

    TrashController(Spaces spaces, SpaceFrames frames, Trash trash, Users users, Clock clock, Views views) {
        this.spaces = spaces;
        this.frames = frames;
        this.trash = trash;
        this.users = users;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/spaces/{id}/trash")
    View trash(Principal who, @PathVariable String id) {
        var space = spaces.get(who, SpaceId.parse(id));
        var items = trash.list(who, space.id());
        var names = users.names(items.stream().map(item -> trashed(item).by()).distinct().toList());
        var now = clock.instant();
        var frame = frames.of(who, space);
        return views.page(new TrashPage(
                frame, items.stream().map(item -> line(item, names, now)).toList(), frame.manages()));
    }

    private static TrashPage.Line line(Item item, Map<UserId, String> names, Instant now) {
        var trashed = trashed(item);
        var icon = item instanceof Document document ? MediaIcons.of(document.mediaType()) : "folder";
        long left = Math.max(0, Duration.between(now, trashed.goneAt()).toDays());
        return new TrashPage.Line(
                ItemRefs.text(item.ref()), item.title(), icon, names.getOrDefault(trashed.by(), ""), trashed.at(),
                trashed.goneAt(), left);
    }

    private static Trashed trashed(Item item) {
        return Objects.requireNonNull(item.trashed());
    }
}

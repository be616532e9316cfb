package org.aumbry.spaces.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceCard;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Spaces and drives, for programs. */
@RestController
@RequestMapping("/api/v1")
class SpaceApi {

    private static final int LONGEST_PAGE = 200;

    private final Spaces spaces;
    private final SpaceTitles titles;

    SpaceApi(Spaces spaces, SpaceTitles titles) {
        this.spaces = spaces;
        this.titles = titles;
    }

    record SpaceJson(
            UUID id,
            String kind,
            String name,
            String purpose,
            String join,
            boolean listed,
            @Nullable String standing) {}

    record SpaceList(List<SpaceJson> items, @Nullable String next) {}

    record SpaceWish(
            @Nullable String name, @Nullable String purpose, @Nullable String join, @Nullable Boolean listed) {}

    @GetMapping("/spaces")
    SpaceList list(
            Principal who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var after = cursor == null ? null : Identifiers.parse(cursor);
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        var rest = spaces.browse(who).stream()
                .sorted(Comparator.comparing(card -> card.id().toString()))
                .filter(card -> after == null || card.id().toString().compareTo(after.toString()) > 0)
                .toList();
        var items = rest.stream().limit(size).map(SpaceApi::json).toList();
        return new SpaceList(items, rest.size() > size ? items.getLast().id().toString() : null);
    }

    @PostMapping("/spaces")
    @ResponseStatus(HttpStatus.CREATED)
    SpaceJson add(Principal who, @RequestBody SpaceWish wish) {
        var settings = new SpaceSettings(
                Objects.requireNonNullElse(wish.name(), ""),
                Objects.requireNonNullElse(wish.purpose(), ""),
                JoinMode.of(Objects.requireNonNullElse(wish.join(), JoinMode.INVITATION.word())),
                Boolean.TRUE.equals(wish.listed()));
        return json(spaces.card(who, spaces.add(who, settings).id()));
    }

    @GetMapping("/spaces/{id}")
    SpaceJson one(Principal who, @PathVariable String id) {
        var space = SpaceId.parse(id);
        var inside = spaces.these(who, List.of(space)).get(space);
        return inside != null && inside.kind().drive() ? json(who, inside) : json(spaces.card(who, space));
    }

    @PatchMapping("/spaces/{id}")
    SpaceJson change(Principal who, @PathVariable String id, @RequestBody SpaceWish wish) {
        var space = spaces.get(who, SpaceId.parse(id));
        if (space.kind().drive()) {
            throw Refusal.denied();
        }
        spaces.change(who, space.id(), new SpaceSettings(
                Objects.requireNonNullElse(wish.name(), space.name()),
                Objects.requireNonNullElse(wish.purpose(), space.purpose()),
                wish.join() == null ? space.joinMode() : JoinMode.of(wish.join()),
                Objects.requireNonNullElse(wish.listed(), space.listed())));
        return json(spaces.card(who, space.id()));
    }

    /** The private drive; made when it is first asked for. */
    @GetMapping("/drive")
    SpaceJson drive(Principal who) {
        return json(who, spaces.privateDrive(who));
    }

    /** The public drive; made when it is first asked for. */
    @GetMapping("/drive/public")
    SpaceJson publicDrive(Principal who) {
        return json(who, spaces.publicDrive(who));
    }

    private SpaceJson json(Principal who, Space drive) {
        return new SpaceJson(
                drive.id().value(), drive.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                titles.of(who, drive), drive.purpose(), drive.joinMode().word(), drive.listed(), null);
    }

    private static SpaceJson json(SpaceCard card) {
        return new SpaceJson(
                card.id().value(), "space", card.name(), card.purpose(), card.joinMode().word(), card.listed(),
                card.standing().name().toLowerCase(Locale.ROOT));
    }
}

package org.aumbry.custody.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aumbry.custody.SealOrder;
import org.aumbry.custody.Seals;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page with the seal switch. */
@Controller
class SealsController {

    private static final String PAGE = "/admin/keys/seals";
    private static final String OTHER = "other";

    private final Seals seals;
    private final Spaces spaces;
    private final Users users;
    private final Views views;

    SealsController(Seals seals, Spaces spaces, Users users, Views views) {
        this.seals = seals;
        this.spaces = spaces;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(page(who, words, SealsPage.Form.EMPTY, FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View freeze(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String space,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason) {
        try {
            seals.freeze(who, space.equals(OTHER) ? number : space, reason);
            return views.seeOther(PAGE, Toast.of(words.t("custody.seal.done")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var form = new SealsPage.Form(space, number, reason);
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, form, FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping(PAGE + "/{id}/thaw")
    View thaw(Principal who, Words words, @PathVariable String id) {
        boolean open = seals.thaw(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t(open ? "custody.seal.thawed" : "custody.seal.asked")));
    }

    private SealsPage page(Principal who, Words words, SealsPage.Form form, FieldErrors errors) {
        var orders = seals.list(who);
        var names = users.names(orders.stream()
                .flatMap(each -> Stream.of(each.sealedBy(), each.askedBy(), each.thawedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var rows = orders.stream().map(each -> row(who, words, each, names)).toList();
        return new SealsPage(
                KeysTabs.of(words, PAGE),
                who.admin(),
                rows.stream().filter(row -> row.thawedAt() == null).toList(),
                rows.stream().filter(row -> row.thawedAt() != null).toList(),
                options(who, words),
                form,
                errors);
    }

    /** In a sealed network no names of spaces can be read. */
    private List<Option> options(Principal who, Words words) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.t("custody.seal.choose")));
        if (!seals.whole()) {
            spaces.browse(who).forEach(card -> options.add(new Option(card.id().toString(), card.name())));
        }
        options.add(new Option(OTHER, words.t("custody.seal.by-number")));
        options.add(new Option(Seals.NETWORK, words.t("custody.seal.network")));
        return options;
    }

    private static SealsPage.Row row(Principal who, Words words, SealOrder order, Map<UserId, String> names) {
        var space = order.space();
        var called = order.name().isEmpty() ? words.t("custody.seal.space", String.valueOf(space)) : order.name();
        return new SealsPage.Row(
                order.id().toString(),
                space == null ? words.t("custody.seal.network") : called,
                order.reason(),
                name(order.sealedBy(), names),
                order.sealedAt(),
                name(order.askedBy(), names),
                who.user().equals(order.askedBy()),
                name(order.thawedBy(), names),
                order.thawedAt(),
                order.destroyed());
    }

    private static String name(@Nullable UserId user, Map<UserId, String> names) {
        return user == null ? "" : names.getOrDefault(user, user.toString());
    }
}

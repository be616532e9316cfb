package org.aumbry.identity.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.identity.TransferOffer;
import org.aumbry.identity.Transfers;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
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

/** Handing over what one runs, and taking over what one is offered. */
@Controller
class TransfersController {

    private static final String PAGE = "/transfers";

    private final Transfers transfers;
    private final Users users;
    private final PeoplePicks picks;
    private final Views views;

    TransfersController(Transfers transfers, Users users, PeoplePicks picks, Views views) {
        this.transfers = transfers;
        this.users = users;
        this.picks = picks;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who) {
        var offers = transfers.mine(who);
        var names = users.names(offers.stream().flatMap(each -> Stream.of(each.from(), each.to())).toList());
        List<TransfersPage.Row> rows = offers.stream()
                .map(offer -> new TransfersPage.Row(
                        offer.id().toString(),
                        offer.kind(),
                        transfers.title(who, offer),
                        names.getOrDefault(other(who, offer), ""),
                        offer.expiresAt(),
                        offer.from().equals(who.user())))
                .toList();
        return views.page(new TransfersPage(rows));
    }

    /** {@code kind} is {@code network} or {@code space}; the number is the network's when it is left out. */
    @GetMapping(PAGE + "/new")
    View form(Principal who, @RequestParam String kind, @RequestParam(defaultValue = "") String object) {
        return views.page(page(who, new Wish(kind, object, null, null, null), FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View offer(Principal who, Words words, Wish wish) {
        if (wish.finding() != null) {
            return views.page(page(who, wish, FieldErrors.none()));
        }
        try {
            if (wish.person() == null) {
                throw Refusal.invalid("person", "identity.transfer.nobody");
            }
            transfers.offer(who, wish.what(), number(who, wish.of()), UserId.parse(wish.person()));
            return views.seeOther(PAGE, Toast.of(words.t("identity.transfer.offered")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, wish, FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping(PAGE + "/{id}/accept")
    View accept(Principal who, Words words, @PathVariable String id) {
        transfers.accept(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("identity.transfer.accepted")));
    }

    @PostMapping(PAGE + "/{id}/decline")
    View decline(Principal who, Words words, @PathVariable String id) {
        transfers.decline(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("identity.transfer.declined")));
    }

    @PostMapping(PAGE + "/{id}/withdraw")
    View withdraw(Principal who, Words words, @PathVariable String id) {
        transfers.withdraw(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("identity.transfer.withdrawn")));
    }

    /**
     * What is offered to whom.
     *
     * @param finding not null when somebody is only searched for
     */
    record Wish(
            @Nullable String kind,
            @Nullable String object,
            @Nullable String person,
            @Nullable String find,
            @Nullable String finding) {

        String what() {
            return kind == null ? "" : kind;
        }

        String of() {
            return object == null ? "" : object;
        }
    }

    private TransferPage page(Principal who, Wish wish, FieldErrors errors) {
        var title = transfers.offerable(who, wish.what(), number(who, wish.of()));
        var picker = picks.one(
                wish.find() == null ? "" : wish.find(),
                wish.person() == null ? "" : wish.person(),
                user -> !user.equals(who.user()));
        return new TransferPage(wish.what(), wish.of(), title, picker, errors);
    }

    private static UUID number(Principal who, String object) {
        return object.isEmpty() ? who.tenant().value() : Identifiers.parse(object);
    }

    private static UserId other(Principal who, TransferOffer offer) {
        return offer.from().equals(who.user()) ? offer.to() : offer.from();
    }
}

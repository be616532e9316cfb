package org.aumbry.custody.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.custody.Destruction;
import org.aumbry.custody.DestructionOrder;
import org.aumbry.custody.DestructionOrders;
import org.aumbry.custody.Destructions;
import org.aumbry.custody.NetworkDestructions;
import org.aumbry.custody.SealOrder;
import org.aumbry.custody.Seals;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page where keys are destroyed for good. */
@Controller
class DestroyedController {

    private static final String PAGE = "/admin/keys/destroyed";

    private static final String NEW = "new";

    private final Destructions destructions;
    private final DestructionOrders orders;
    private final NetworkDestructions networks;
    private final Seals seals;
    private final Users users;
    private final Views views;

    DestroyedController(
            Destructions destructions,
            DestructionOrders orders,
            NetworkDestructions networks,
            Seals seals,
            Users users,
            Views views) {
        this.destructions = destructions;
        this.orders = orders;
        this.networks = networks;
        this.seals = seals;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(page(who, words, Shown.PLAIN));
    }

    @PostMapping(PAGE)
    View destroy(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String seal,
            @RequestParam(defaultValue = "") String confirm) {
        return done(who, words, "custody.destroy.done", seal, DestroyedPage.Form.EMPTY, () ->
                destructions.destroy(who, Identifiers.parse(seal), confirm));
    }

    /** Destroys the whole sealed network. Its certificate is the answer: afterwards there is no page to show it on. */
    @PostMapping(PAGE + "/network")
    Object destroyNetwork(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String seal,
            @RequestParam(defaultValue = "") String confirm) {
        var given = new byte[1][];
        var refused = refused(who, words, seal, DestroyedPage.Form.EMPTY, () ->
                given[0] = networks.destroy(who, Identifiers.parse(seal), confirm));
        return refused == null ? envelope(who.tenant().toString(), given[0]) : refused;
    }

    /** Asks for the keys of a document or a person to be destroyed. */
    @PostMapping(PAGE + "/orders")
    View order(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason) {
        return done(who, words, "custody.order.done", NEW, new DestroyedPage.Form(kind, number, reason), () ->
                orders.order(who, kind, number, reason));
    }

    @PostMapping(PAGE + "/orders/{id}/withdraw")
    View withdraw(Principal who, Words words, @PathVariable String id) {
        orders.withdraw(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("custody.order.withdrawn")));
    }

    /** Destroys what another administrator asked for. */
    @PostMapping(PAGE + "/orders/{id}/destroy")
    View agree(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String confirm) {
        return done(who, words, "custody.destroy.done", id, DestroyedPage.Form.EMPTY, () ->
                orders.destroy(who, Identifiers.parse(id), confirm));
    }

    private View done(
            Principal who, Words words, String said, String asked, DestroyedPage.Form form, Runnable act) {
        var refused = refused(who, words, asked, form, act);
        return refused == null ? views.seeOther(PAGE, Toast.of(words.t(said))) : refused;
    }

    /** The page with what was refused; null when it was done. */
    private @Nullable View refused(
            Principal who, Words words, String asked, DestroyedPage.Form form, Runnable act) {
        try {
            act.run();
            return null;
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var shown = new Shown(null, List.of(), asked, form, FieldErrors.of(words, refusal));
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, shown));
        }
    }

    /** Tries every copy and shows what came of it. */
    @PostMapping(PAGE + "/{id}/prove")
    View prove(Principal who, Words words, @PathVariable String id) {
        var of = Identifiers.parse(id);
        var tries = destructions.prove(who, of);
        return views.page(page(
                who, words, new Shown(of, tries, "", DestroyedPage.Form.EMPTY, FieldErrors.none())));
    }

    /** The envelope exactly as signed. */
    @GetMapping(PAGE + "/{id}/certificate.json")
    ResponseEntity<byte[]> certificate(Principal who, @PathVariable String id) {
        var of = Identifiers.parse(id);
        return envelope(of.toString(), destructions.certificate(who, of));
    }

    private static ResponseEntity<byte[]> envelope(String of, byte[] certificate) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"destruction-" + of + ".json\"")
                .body(certificate);
    }

    /** What the page shows beside what there is. @param proven what was tried just now, with what came of it */
    private record Shown(
            @Nullable UUID proven,
            List<Destructions.Try> tries,
            String asked,
            DestroyedPage.Form form,
            FieldErrors errors) {

        static final Shown PLAIN =
                new Shown(null, List.of(), "", DestroyedPage.Form.EMPTY, FieldErrors.none());
    }

    private DestroyedPage page(Principal who, Words words, Shown shown) {
        var done = destructions.list(who);
        var standing = orders.standing(who);
        var names = users.names(Stream.concat(
                        done.stream().map(Destruction::destroyedBy), standing.stream().map(DestructionOrder::askedBy))
                .distinct()
                .toList());
        var gone = done.stream().map(Destruction::order).toList();
        return new DestroyedPage(
                KeysTabs.of(words, PAGE),
                seals.list(who).stream()
                        .filter(order -> order.standing() && !gone.contains(order.id()))
                        .map(order -> candidate(who, words, order))
                        .toList(),
                standing.stream().map(order -> ordered(who, words, order, names)).toList(),
                done.stream().map(each -> row(who, words, each, names, shown)).toList(),
                Stream.of("document", "person")
                        .map(kind -> new Option(kind, words.t("custody.order.kind." + kind)))
                        .toList(),
                shown.form(),
                shown.asked(),
                shown.errors());
    }

    private DestroyedPage.Row row(
            Principal who, Words words, Destruction each, Map<UserId, String> names, Shown shown) {
        return new DestroyedPage.Row(
                each.id().toString(),
                words.t("custody.destroyed." + each.kind().stored(), each.of().toString()),
                names.getOrDefault(each.destroyedBy(), each.destroyedBy().toString()),
                each.destroyedAt(),
                destructions.publicKey(each),
                destructions.archives(who, each).stream()
                        .map(kept -> new DestroyedPage.Kept(
                                kept.name(), kept.takenAt(), kept.goneBy(), kept.opens()))
                        .toList(),
                each.id().equals(shown.proven()) ? attempts(words, shown.tries()) : List.of());
    }

    private static DestroyedPage.Ordered ordered(
            Principal who, Words words, DestructionOrder order, Map<UserId, String> names) {
        var kind = order.kind().stored();
        return new DestroyedPage.Ordered(
                order.id().toString(),
                words.t("custody.order.of." + kind, order.called()),
                words.t("custody.order.warning." + kind),
                order.reason(),
                names.getOrDefault(order.askedBy(), order.askedBy().toString()),
                order.askedAt(),
                order.called(),
                order.askedBy().equals(who.user()));
    }

    private DestroyedPage.Candidate candidate(Principal who, Words words, SealOrder order) {
        boolean own = order.sealedBy().equals(who.user());
        if (order.space() == null) {
            return new DestroyedPage.Candidate(
                    order.id().toString(), words.t("custody.seal.network"), destructions.network(), own, true);
        }
        var name = order.name().isEmpty() ? String.valueOf(order.space()) : order.name();
        return new DestroyedPage.Candidate(order.id().toString(), name, name, own, false);
    }

    private static List<DestroyedPage.Attempt> attempts(Words words, List<Destructions.Try> tries) {
        return tries.stream()
                .map(each -> new DestroyedPage.Attempt(
                        words.t("custody.gone." + each.where()), each.tried(), each.opened()))
                .toList();
    }
}

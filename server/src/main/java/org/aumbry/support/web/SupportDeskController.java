package org.aumbry.support.web;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.Order;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.support.SupportAsk;
import org.aumbry.support.SupportChange;
import org.aumbry.support.SupportDesk;
import org.aumbry.support.SupportDesk.Asked;
import org.aumbry.support.SupportGrant;
import org.aumbry.support.SupportGrantId;
import org.aumbry.support.SupportState;
import org.aumbry.support.SupportVerb;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where operators ask for access and use what was released. */
@Controller
class SupportDeskController {

    private static final String PAGE = "/operators/support";
    private static final int BUFFER = 64 * 1024;
    private static final Map<Order.State, String> BEFORE = Map.of(
            Order.State.PROPOSED, "proposed",
            Order.State.CONFIRMED, "confirmed",
            Order.State.DECLINED, "not-confirmed",
            Order.State.CARRIED_OUT, "asked");

    private final SupportDesk desk;
    private final OperatorFrames frames;
    private final Views views;

    SupportDeskController(SupportDesk desk, OperatorFrames frames, Views views) {
        this.desk = desk;
        this.frames = frames;
        this.views = views;
    }

    /** What the form sends. */
    record AskForm(String network, String ticket, String reason, String objects, String hours, String change) {

        SupportDeskPage.Wanted wanted() {
            return new SupportDeskPage.Wanted(
                    orEmpty(network), orEmpty(ticket), orEmpty(reason), orEmpty(objects), orEmpty(hours),
                    !orEmpty(change).isEmpty());
        }

        private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping(PAGE)
    View list(OnDuty who, Words words, @RequestParam(defaultValue = "") String network) {
        var nothing = SupportDeskPage.Wanted.NOTHING;
        var wanted = new SupportDeskPage.Wanted(
                network, nothing.ticket(), nothing.reason(), nothing.objects(), nothing.hours(), false);
        return views.page(page(who, words, wanted, FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View ask(OnDuty who, Words words, @ModelAttribute AskForm form) {
        var wanted = form.wanted();
        try {
            var network = TenantId.parse(wanted.network().strip());
            desk.ask(who, network, read(wanted));
            return views.seeOther(PAGE, Toast.of(words.t("operators.orders.proposed")));
        } catch (Refusal refused) {
            var shown = refused.code() == Refusal.Code.NOT_FOUND
                    ? Refusal.invalid("network", "support.refusal.network")
                    : refused;
            if (shown.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, wanted, FieldErrors.of(words, shown)));
        }
    }

    @GetMapping(PAGE + "/{id}")
    View one(OnDuty who, Words words, @PathVariable String id) {
        return views.page(page(who, words, SupportGrantId.parse(id), FieldErrors.none()));
    }

    /** The released object as a file; it leads nowhere without a release. */
    @GetMapping(PAGE + "/{id}/documents/{object}")
    View show(OnDuty who, @PathVariable String id, @PathVariable String object) {
        var grant = SupportGrantId.parse(id);
        var opened = desk.open(who, network(who, grant), grant, Identifiers.parse(object));
        return (model, request, response) -> {
            try (var in = opened.content()) {
                response.setContentType("application/octet-stream");
                response.setContentLengthLong(opened.sizeBytes());
                response.setHeader("Content-Disposition", ContentDisposition.attachment()
                        .filename(opened.title(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
                copy(in, response.getOutputStream());
            }
        };
    }

    @PostMapping(PAGE + "/{id}/documents/{object}/{change:rename|trash}")
    View change(
            OnDuty who,
            Words words,
            @PathVariable String id,
            @PathVariable String object,
            @PathVariable String change,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String reason) {
        var grant = SupportGrantId.parse(id);
        try {
            if (change.equals("rename") && title.isBlank()) {
                throw Refusal.invalid("title", "support.refusal.title");
            }
            var wanted = new SupportChange(change.equals("trash") ? "" : title.strip(), reason);
            desk.change(who, network(who, grant), grant, Identifiers.parse(object), wanted);
            return views.seeOther(PAGE + "/" + grant, Toast.of(words.t("support.change.ordered")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, grant, FieldErrors.of(words, refused)));
        }
    }

    private TenantId network(OnDuty who, SupportGrantId grant) {
        return desk.get(who, grant).order().network();
    }

    private static SupportAsk read(SupportDeskPage.Wanted wanted) {
        var verbs = EnumSet.of(SupportVerb.VIEW);
        if (wanted.change()) {
            verbs.add(SupportVerb.CHANGE);
        }
        int hours = wanted.hours().matches("[0-9]{1,2}") ? Integer.parseInt(wanted.hours()) : 0;
        return new SupportAsk(wanted.ticket(), wanted.reason(), verbs, hours, objects(wanted.objects()));
    }

    /** Identifiers in whatever was pasted: bare ones, or addresses of documents. */
    private static List<UUID> objects(String pasted) {
        return Stream.of(pasted.split("[\\s,]+"))
                .map(each -> each.replaceFirst("^.*/documents/", "").replaceFirst("[/?#].*$", ""))
                .filter(each -> !each.isEmpty())
                .map(SupportDeskController::object)
                .toList();
    }

    private static UUID object(String text) {
        try {
            return Identifiers.parse(text);
        } catch (Refusal noIdentifier) {
            throw Refusal.invalid("objects", "support.refusal.objects", 20);
        }
    }

    private SupportDeskPage page(OnDuty who, Words words, SupportDeskPage.Wanted wanted, FieldErrors errors) {
        var rows = desk.list(who).stream().map(each -> row(words, each)).toList();
        return new SupportDeskPage(frames.of(who, words), rows, wanted, errors);
    }

    private SupportDeskGrantPage page(OnDuty who, Words words, SupportGrantId id, FieldErrors errors) {
        var asked = desk.get(who, id);
        var grant = asked.grant();
        boolean live = grant.map(SupportGrant::state).filter(SupportState.LIVE::equals).isPresent();
        return new SupportDeskGrantPage(
                frames.of(who, words), row(words, asked), grant.map(SupportGrant::words).orElse(""),
                List.of(asked.order().wanted("objects").split(",")), live,
                asked.order().proposedBy().equals(who.id()),
                asked.order().wanted("verbs").contains(SupportVerb.CHANGE.stored()),
                grant.map(SupportGrant::endsAt).orElse(null), errors);
    }

    private static SupportDeskPage.Row row(Words words, Asked asked) {
        var order = asked.order();
        var state = asked.grant().map(each -> each.state().stored()).orElse(BEFORE.get(order.state()));
        var chip = asked.grant().map(SupportGrant::state).filter(SupportState.LIVE::equals).isPresent()
                ? "exposed" : "label";
        return new SupportDeskPage.Row(
                order.id().toString(), order.network().toString(), order.wanted("ticket"), order.wanted("reason"),
                order.wanted("objects").split(",").length, order.proposedAt(), words.t("support.state." + state), chip);
    }

    private static void copy(java.io.InputStream in, OutputStream out) throws java.io.IOException {
        var buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }
}

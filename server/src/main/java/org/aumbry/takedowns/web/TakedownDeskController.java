package org.aumbry.takedowns.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.Console;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.operators.web.OrderRows;
import org.aumbry.takedowns.Category;
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
import org.springframework.web.servlet.View;

/** Where operators see that something was reported or contested, and propose to take down or give back. */
@Controller
class TakedownDeskController {

    private static final String PAGE = "/operators/takedowns";
    private static final int NEWS = 50;

    private final Orders orders;
    private final InstallationJournal journal;
    private final Console console;
    private final OrderRows rows;
    private final OperatorFrames frames;
    private final Views views;

    TakedownDeskController(
            Orders orders,
            InstallationJournal journal,
            Console console,
            OrderRows rows,
            OperatorFrames frames,
            Views views) {
        this.orders = orders;
        this.journal = journal;
        this.console = console;
        this.rows = rows;
        this.frames = frames;
        this.views = views;
    }

    /** What the form sends. */
    record DeskForm(String network, String document, String category, String reason) {

        TakedownDeskPage.Wanted wanted() {
            return new TakedownDeskPage.Wanted(
                    orEmpty(network).strip(), orEmpty(document).strip(), orEmpty(category), orEmpty(reason));
        }

        private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping(PAGE)
    View desk(OnDuty who, Words words) {
        return views.page(page(
                who.active(), words, new TakedownDeskPage.Wanted("", "", "", ""), FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{act:takedown|lift}")
    View propose(OnDuty who, Words words, @PathVariable String act, @ModelAttribute DeskForm form) {
        var wanted = form.wanted();
        try {
            var kind = act.equals("takedown") ? Order.Kind.TAKEDOWN : Order.Kind.LIFT;
            var category = Category.of(wanted.category()).stored();
            orders.propose(who, new Orders.Wish(
                    kind, network(who, wanted.network()), document(wanted.document()),
                    Map.of("reason", wanted.reason().strip(), "category", category)));
            return views.seeOther("/operators/orders", Toast.of(words.t("operators.orders.proposed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, wanted, FieldErrors.of(words, refused)));
        }
    }

    private TenantId network(OnDuty who, String typed) {
        try {
            return console.network(who, TenantId.parse(typed)).id();
        } catch (Refusal unknown) {
            if (unknown.code() != Refusal.Code.NOT_FOUND) {
                throw unknown;
            }
            throw Refusal.invalid("network", "support.refusal.network");
        }
    }

    /** A bare identifier, or the address of a document. */
    private static UUID document(String typed) {
        try {
            return Identifiers.parse(typed.replaceFirst("^.*/documents/", "").replaceFirst("[/?#].*$", ""));
        } catch (Refusal none) {
            throw Refusal.invalid("document", "takedowns.refusal.document");
        }
    }

    private TakedownDeskPage page(
            OnDuty who, Words words, TakedownDeskPage.Wanted wanted, FieldErrors errors) {
        var news = journal.newest(List.of("report.make", "takedown.appeal"), NEWS).stream()
                .map(each -> news(words, each))
                .toList();
        var proposed = rows.of(who, words, orders.of(Order.Kind.TAKEDOWN, Order.Kind.LIFT));
        return new TakedownDeskPage(
                frames.of(who, words), news, proposed, TakedownReportController.categories(words), wanted, errors);
    }

    private static TakedownDeskPage.Row news(Words words, InstallationEntry entry) {
        var category = entry.details().getOrDefault("category", "");
        var object = entry.object().id();
        return new TakedownDeskPage.Row(
                words.t("takedowns.news." + (entry.verb().equals("report.make") ? "report" : "appeal")),
                entry.network() == null ? "" : entry.network().toString(), object == null ? "" : object.toString(),
                category.isEmpty() ? "" : words.t("takedowns.category." + category),
                entry.details().getOrDefault("words", ""), entry.at());
    }
}

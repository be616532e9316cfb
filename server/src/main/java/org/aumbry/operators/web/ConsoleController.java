package org.aumbry.operators.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.NetworkLimits;
import org.aumbry.operators.Console;
import org.aumbry.operators.NetworkFigures;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.aumbry.operators.RecordKind;
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

/** Networks in numbers, and what two operators may order about them. */
@Controller
class ConsoleController {

    private static final int RULES = 6;

    private final Console console;
    private final Orders orders;
    private final OrderRows rows;
    private final OperatorFrames frames;
    private final Views views;

    ConsoleController(Console console, Orders orders, OrderRows rows, OperatorFrames frames, Views views) {
        this.console = console;
        this.orders = orders;
        this.rows = rows;
        this.frames = frames;
        this.views = views;
    }

    @GetMapping("/operators")
    View networks(OnDuty who, Words words, @RequestParam(required = false) @Nullable String after) {
        if (!who.operator().active()) {
            return views.page(inactive(who, words));
        }
        var networks = console.networks(who, after == null ? null : TenantId.parse(after));
        var next = networks.size() < Console.PAGE ? "" : "/operators?after=" + networks.getLast().id();
        return views.page(new OperatorNetworksPage(
                frames.of(who, words), networks.stream().map(ConsoleController::row).toList(), next));
    }

    @GetMapping("/operators/networks/{id}")
    View network(OnDuty who, Words words, @PathVariable String id) {
        return views.page(page(who, words, TenantId.parse(id), FieldErrors.none()));
    }

    @PostMapping("/operators/networks/{id}/{act:suspend|resume}")
    View propose(
            OnDuty who,
            Words words,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason) {
        var network = console.network(who, TenantId.parse(id)).id();
        var kind = act.equals("suspend") ? Order.Kind.SUSPEND : Order.Kind.RESUME;
        try {
            orders.propose(who, new Orders.Wish(kind, network, null, Map.of("reason", reason.strip())));
            return views.seeOther("/operators/orders", Toast.of(words.t("operators.orders.proposed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, network, FieldErrors.of(words, refused)));
        }
    }

    /** Both limits together; what is left empty has no limit. */
    @PostMapping("/operators/networks/{id}/limits")
    View limits(
            OnDuty who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String mebibytes,
            @RequestParam(defaultValue = "") String why) {
        var network = console.network(who, TenantId.parse(id));
        try {
            orders.propose(who, new Orders.Wish(Order.Kind.LIMITS, network.id(), null, Map.of(
                    "reason", why.strip(), "people", people.strip(), "mebibytes", mebibytes.strip())));
            return views.seeOther("/operators/orders", Toast.of(words.t("operators.orders.proposed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            var wanted = limits(network).wanting(people.strip(), mebibytes.strip());
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(who, words, network.id(), FieldErrors.of(words, refused), wanted));
        }
    }

    @GetMapping("/operators/orders")
    View orders(OnDuty who, Words words) {
        who.active();
        return views.page(new OperatorOrdersPage(frames.of(who, words), rows.of(who, words, orders.newest())));
    }

    @PostMapping("/operators/orders/{id}/confirm")
    View confirm(OnDuty who, Words words, @PathVariable String id) {
        if (!orders.fresh(who)) {
            return views.seeOther("/operators/touch");
        }
        orders.confirm(who, order(id));
        return views.seeOther("/operators/orders", Toast.of(words.t("operators.orders.confirmed")));
    }

    @PostMapping("/operators/orders/{id}/decline")
    View decline(OnDuty who, Words words, @PathVariable String id) {
        orders.decline(who, order(id));
        return views.seeOther("/operators/orders", Toast.of(words.t("operators.orders.declined")));
    }

    private OperatorNetworkPage page(OnDuty who, Words words, TenantId id, FieldErrors errors) {
        return page(who, words, id, errors, limits(console.network(who, id)));
    }

    private OperatorNetworkPage page(
            OnDuty who, Words words, TenantId id, FieldErrors errors, OperatorNetworkPage.Limits limits) {
        var network = console.network(who, id);
        var act = switch (network.state()) {
            case SERVED -> "suspend";
            case SUSPENDED -> "resume";
            case NOT_SERVED -> "";
        };
        var about = orders.newest().stream().filter(each -> each.network().equals(id)).toList();
        return new OperatorNetworkPage(
                frames.of(who, words), row(network), network.shard(), act, limits, rows.of(who, words, about), errors);
    }

    private OperatorInactivePage inactive(OnDuty who, Words words) {
        var operator = who.operator();
        var lacks = operator.lacks().stream().sorted().map(each -> words.t("operators.lacks." + each.stored()));
        var rules = operator.lacks().contains(RecordKind.ACKNOWLEDGEMENT)
                ? java.util.stream.IntStream.rangeClosed(1, RULES)
                        .mapToObj(each -> words.t("operators.rules." + each))
                        .toList()
                : List.<String>of();
        return new OperatorInactivePage(frames.of(who, words), lacks.toList(), rules);
    }

    private static OperatorNetworkPage.Limits limits(NetworkFigures network) {
        var people = network.limits().people();
        var bytes = network.limits().bytes();
        var some = people == null ? "" : people.toString();
        var size = bytes == null ? "" : "" + bytes / NetworkLimits.MEBIBYTE;
        return new OperatorNetworkPage.Limits(some, size, some, size);
    }

    private static UUID order(String id) {
        return Identifiers.parse(id);
    }

    private static OperatorNetworksPage.Row row(NetworkFigures network) {
        var chip = switch (network.state()) {
            case SERVED -> "ok";
            case SUSPENDED -> "changed";
            case NOT_SERVED -> "failed";
        };
        var state = network.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new OperatorNetworksPage.Row(
                network.id().toString(), "operators.state." + state, chip, network.people(), network.blobs(),
                network.blobsBytes(), network.entriesToday(), network.since());
    }
}

package org.aumbry.operators.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorId;
import org.aumbry.operators.Order;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Words orders for pages. */
@Component
public class OrderRows {

    private static final Map<Order.State, String> CHIPS = Map.of(
            Order.State.PROPOSED, "changed",
            Order.State.CONFIRMED, "info",
            Order.State.DECLINED, "label",
            Order.State.CARRIED_OUT, "ok");

    private final OperatorRoster roster;

    OrderRows(OperatorRoster roster) {
        this.roster = roster;
    }

    public List<OperatorOrdersPage.Row> of(OnDuty who, Words words, List<Order> orders) {
        var names = new HashMap<OperatorId, String>();
        roster.list().forEach(each -> names.put(each.id(), each.name()));
        return orders.stream().map(order -> row(who, words, order, names)).toList();
    }

    private static OperatorOrdersPage.Row row(
            OnDuty who, Words words, Order order, Map<OperatorId, String> names) {
        var state = order.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var object = order.object();
        return new OperatorOrdersPage.Row(
                order.id().toString(),
                words.t("operators.order." + order.kind().stored()),
                order.kind() == Order.Kind.LIMITS
                        ? words.t("operators.order.limits-of", limit(words, order.wanted("people")),
                                limit(words, order.wanted("mebibytes")))
                        : "",
                order.network().toString(),
                object == null ? "" : object.toString(),
                order.wanted("reason"),
                order.wanted("ticket"),
                names.getOrDefault(order.proposedBy(), ""),
                order.proposedAt(),
                words.t("operators.order.state." + state),
                CHIPS.getOrDefault(order.state(), "info"),
                order.state() == Order.State.PROPOSED,
                order.proposedBy().equals(who.id()));
    }

    private static String limit(Words words, String number) {
        return number.isEmpty() ? words.t("operators.limits.none") : number;
    }
}

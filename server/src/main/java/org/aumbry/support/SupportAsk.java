package org.aumbry.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.Order;

/** What an operator asks a network for. */
public record SupportAsk(String ticket, String reason, Set<SupportVerb> verbs, int hours, List<UUID> objects) {

    private static final int LONGEST_TICKET = 80;

    public SupportAsk {
        verbs = Set.copyOf(verbs);
        objects = List.copyOf(new java.util.LinkedHashSet<>(objects));
        if (GrantText.line(ticket).isEmpty() || ticket.length() > LONGEST_TICKET) {
            throw Refusal.invalid("ticket", "support.refusal.ticket", LONGEST_TICKET);
        }
        if (GrantText.line(reason).isEmpty()) {
            throw Refusal.invalid("reason", "support.refusal.reason");
        }
        if (verbs.isEmpty()) {
            throw Refusal.invalid("verbs", "support.refusal.verbs");
        }
        if (hours < 1 || hours > GrantText.MOST_HOURS) {
            throw Refusal.invalid("hours", "support.refusal.hours", GrantText.MOST_HOURS);
        }
        if (objects.isEmpty() || objects.size() > GrantText.MOST_OBJECTS) {
            throw Refusal.invalid("objects", "support.refusal.objects", GrantText.MOST_OBJECTS);
        }
    }

    Map<String, String> body() {
        return Map.of(
                "ticket", GrantText.line(ticket),
                "reason", GrantText.line(reason),
                "verbs", verbs.stream().sorted().map(SupportVerb::stored).collect(Collectors.joining(",")),
                "hours", "" + hours,
                "objects", objects.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    static SupportAsk of(Order order) {
        return new SupportAsk(
                order.wanted("ticket"),
                order.wanted("reason"),
                List.of(order.wanted("verbs").split(",")).stream()
                        .map(each -> SupportVerb.of(each).orElseThrow())
                        .collect(Collectors.toSet()),
                Integer.parseInt(order.wanted("hours")),
                List.of(order.wanted("objects").split(",")).stream().map(UUID::fromString).toList());
    }
}

package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.custody.DestructionOrder;
import org.aumbry.custody.DestructionOrders;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders to destroy keys as JSON, for full administrators. */
@RestController
@RequestMapping("/api/v1/keys/destruction-orders")
class DestructionOrderApi {

    private final DestructionOrders orders;

    DestructionOrderApi(DestructionOrders orders) {
        this.orders = orders;
    }

    record OrderJson(UUID id, String kind, UUID of, String reason, UUID askedBy, Instant askedAt) {}

    record OrdersJson(List<OrderJson> items) {}

    /** @param kind {@code document} or {@code person} @param number of it @param reason why */
    record Wanted(@Nullable String kind, @Nullable String number, @Nullable String reason) {}

    /** @param confirm name or number, typed once more */
    record Agreed(@Nullable String confirm) {}

    record DestroyedJson(UUID id, String kind, UUID of, Instant destroyedAt) {}

    @GetMapping
    OrdersJson list(Principal who) {
        return new OrdersJson(orders.standing(who).stream().map(DestructionOrderApi::json).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderJson order(Principal who, @RequestBody Wanted wanted) {
        return json(orders.order(
                who, String.valueOf(wanted.kind()), String.valueOf(wanted.number()), text(wanted.reason())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Principal who, @PathVariable String id) {
        orders.withdraw(who, Identifiers.parse(id));
    }

    /** Destroys what another one asked for. */
    @PostMapping("/{id}/destroy")
    DestroyedJson destroy(Principal who, @PathVariable String id, @RequestBody Agreed agreed) {
        var done = orders.destroy(who, Identifiers.parse(id), text(agreed.confirm()));
        return new DestroyedJson(done.id(), done.kind().stored(), done.of(), done.destroyedAt());
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    private static OrderJson json(DestructionOrder each) {
        return new OrderJson(
                each.id(), each.kind().stored(), each.of(), each.reason(), each.askedBy().value(), each.askedAt());
    }
}

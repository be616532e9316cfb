package org.aumbry.labels;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Access;
import org.aumbry.access.AccessMap;
import org.aumbry.access.Demand;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the authorizer for people who have shown nothing but a password long ago, and looks whether labels still leave
 * them something that they must not have.
 */
@Component
class BindingProbe implements Probe {

    private final BindingStore store;
    private final TransactionTemplate transaction;
    private final Function<Principal, AccessMap> authorizer;
    private final TenantScope scope;

    @Autowired
    BindingProbe(BindingStore store, TransactionTemplate transaction, Access access, TenantScope scope) {
        this(store, transaction, scope, access::of);
    }

    BindingProbe(
            BindingStore store,
            TransactionTemplate transaction,
            TenantScope scope,
            Function<Principal, AccessMap> authorizer) {
        this.store = store;
        this.transaction = transaction;
        this.scope = scope;
        this.authorizer = authorizer;
    }

    @Override
    public String id() {
        return "labels.binding";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-36");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> compare()));
    }

    private Result compare() {
        var bound = store.bound();
        var people = store.people();
        int leaks = people.entrySet().stream()
                .mapToInt(person -> leaks(bound, person))
                .sum();
        return leaks == 0
                ? Result.holds(
                        "%d containers are bound by labels; %d people without a fresh second factor get nothing of "
                        .formatted(bound.size(), people.size())
                        + "them that a label withholds.")
                : Result.fails("%d times something was left to a person although a label withholds it."
                        .formatted(leaks));
    }

    private int leaks(List<BindingStore.Bound> bound, Map.Entry<UserId, Boolean> person) {
        var map = authorizer.apply(new Principal(
                scope.current(), person.getKey(), person.getValue(), false, new SessionId(new UUID(0, 0)), null,
                Set.of("read"), "192.0.2.1"));
        var visible = classes(map, Permission.VIEW);
        var leaving = classes(map, Permission.DOWNLOAD);
        return (int) bound.stream().filter(each -> leaks(each, person.getValue(), visible, leaving)).count();
    }

    private static boolean leaks(
            BindingStore.Bound bound, boolean guest, Set<Long> visible, Set<Long> leaving) {
        var demands = Demand.of(bound.demands());
        boolean hidden = demands.contains(Demand.CLOSED)
                || demands.contains(Demand.SEALED)
                || demands.contains(Demand.WITHHELD)
                || demands.contains(Demand.SECOND_FACTOR)
                || bound.freshMinutes() > 0
                || guest && demands.contains(Demand.NO_GUESTS);
        boolean stays = demands.contains(Demand.NO_DOWNLOAD) || demands.contains(Demand.WATERMARK);
        return hidden && visible.contains(bound.accessClass()) || stays && leaving.contains(bound.accessClass());
    }

    private static Set<Long> classes(AccessMap map, Permission permission) {
        return Arrays.stream(map.classes(permission)).boxed().collect(Collectors.toSet());
    }
}

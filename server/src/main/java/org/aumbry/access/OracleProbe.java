package org.aumbry.access;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what the authorizer answers with a second, independent judgement, for some people at a time and all classes.
 */
@Component
class OracleProbe implements Probe {

    private final OracleStore oracle;
    private final TransactionTemplate transaction;
    private final Function<UserId, AccessMap> authorizer;
    private final Clock clock;

    @Autowired
    OracleProbe(OracleStore oracle, TransactionTemplate transaction, Access access, TenantScope scope, Clock clock) {
        this(oracle, transaction, user -> access.of(Principal.system(scope.current(), user)), clock);
    }

    OracleProbe(
            OracleStore oracle, TransactionTemplate transaction, Function<UserId, AccessMap> authorizer, Clock clock) {
        this.oracle = oracle;
        this.transaction = transaction;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "access.oracle";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-6", "eXo-2", "eXo-18", "eXo-20", "eXo-21");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var compared = transaction.execute(open -> compare());
        return compared.wrong() == 0
                ? Result.holds("%d answers about %d people were the same from both judgements."
                        .formatted(compared.answers(), compared.people()))
                : Result.fails("%d of %d answers about %d people differed between the two judgements."
                        .formatted(compared.wrong(), compared.answers(), compared.people()));
    }

    private record Compared(int people, int answers, int wrong) {}

    private Compared compare() {
        var people = oracle.sample();
        var judged = oracle.judge(people, clock.instant());
        int answers = 0;
        int wrong = 0;
        for (var person : people) {
            var expected = judged.getOrDefault(person, Map.of());
            var given = masks(authorizer.apply(person));
            answers += Math.max(expected.size(), given.size());
            wrong += differences(expected, given);
        }
        return new Compared(people.size(), answers, wrong);
    }

    private static int differences(Map<Long, Integer> expected, Map<Long, Integer> given) {
        var all = new HashMap<>(expected);
        given.forEach(all::putIfAbsent);
        return (int) all.keySet().stream()
                .filter(each -> !expected.getOrDefault(each, 0).equals(given.getOrDefault(each, 0)))
                .count();
    }

    /** What queries are really filtered by: the classes for each permission. */
    private static Map<Long, Integer> masks(AccessMap map) {
        var masks = new HashMap<Long, Integer>();
        for (var permission : Permission.values()) {
            Arrays.stream(map.classes(permission))
                    .forEach(each -> masks.merge(each, permission.bit(), (a, b) -> a | b));
        }
        return masks;
    }
}

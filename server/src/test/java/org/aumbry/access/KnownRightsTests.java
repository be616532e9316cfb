package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered and brought up to date is the same as what is worked out from nothing, on every node. */
@AumbryTest
class KnownRightsTests {

    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    /** More at once than is written down. */
    private static final String MANY = """
            with made as (
                insert into access_class (container_kind, container_id, parent_id, inherits, created_at)
                select 'document', gen_random_uuid(), :around, true, now()
                  from generate_series(1, 600)
                returning id)
            insert into access_grant (id, class_id, subject_kind, subject_id, effect, permissions, granted_by,
                   granted_at)
            select gen_random_uuid(), id, 'user', :user, 'allow', 1, :by, now()
              from made
            """;

    @Autowired
    private World world;

    @Autowired
    private JdbcClient db;

    @Autowired
    private AccessStore store;

    @Autowired
    private PeopleSource people;

    @Autowired
    private TenantScope scope;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    private TransactionTemplate reading;
    private Person ana;
    private Person bo;
    private AccessCache here;
    private AccessCache elsewhere;

    @BeforeEach
    void twoNodes() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Known " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);
        here = node();
        elsewhere = node();
    }

    @Test
    void afterAnyChangeBothNodesAnswerAsOneThatKnowsNothing() {
        var random = new Random(7);
        var classes = new ArrayList<AccessClass>();
        var grants = new ArrayList<GrantId>();
        for (int i = 0; i < 120; i++) {
            boolean kept = random.nextInt(5) > 0;
            written(kept, () -> change(random, kept ? classes : new ArrayList<>(classes), kept ? grants : List.of()));
            var expected = fresh();
            assertThat(asked(here)).as("here, after change %d", i).isEqualTo(expected);
            if (random.nextInt(3) == 0) {
                assertThat(asked(elsewhere)).as("elsewhere, after change %d", i).isEqualTo(expected);
            }
        }
        assertThat(asked(elsewhere)).isEqualTo(fresh()).isNotEmpty();
    }

    @Test
    void whatIsUndoneWasNeverRemembered() {
        var around = written(true, () -> container(null));
        assertThat(asked(here)).isEmpty();
        written(false, () -> {
            var inside = container(around);
            give(around, Subject.user(bo.id()), Effect.ALLOW);
            assertThat(here.map(bo.id()).classes(Permission.VIEW)).contains(around.value(), inside.value());
            return inside;
        });
        written(true, () -> container(null));

        assertThat(asked(here)).isEmpty();
        assertThat(asked(elsewhere)).isEmpty();
    }

    @Test
    void aChangeOfVeryManyAtOnceIsNotMissed() {
        var around = written(true, () -> container(null));
        assertThat(asked(here)).isEmpty();
        written(true, () -> db.sql(MANY)
                .param("around", around.value())
                .param("user", bo.id().value())
                .param("by", NOBODY.value())
                .update());
        assertThat(asked(here)).hasSize(600).isEqualTo(fresh());
        written(true, () -> db.sql("update access_grant set expires_at = now()").update());
        assertThat(asked(here)).isEmpty();
    }

    @Test
    void aReadingTransactionKnowsTheVersionWithoutAsking() {
        var known = world.in(ana.tenant(), () -> reading.execute(open -> {
            var before = store.versions();
            return Map.of("known", before, "asked", store.versionsNow());
        }));

        assertThat(known.get("known")).isEqualTo(known.get("asked"));
    }

    /** One change as the product makes them: a thing more, moved, cut off or gone; something given, ended or taken. */
    private AccessClass change(Random random, List<AccessClass> classes, List<GrantId> grants) {
        int kind = classes.isEmpty() ? 0 : random.nextInt(7);
        var some = classes.isEmpty() ? null : classes.get(random.nextInt(classes.size()));
        switch (kind) {
            case 0, 1 -> classes.add(container(random.nextInt(4) == 0 ? null : some));
            case 2 -> store.setInherits(
                    some, random.nextBoolean() && store.container(some).orElseThrow().parent() != null);
            case 3 -> moved(some, classes.get(random.nextInt(classes.size())));
            case 4 -> {
                if (!grants.isEmpty()) {
                    store.remove(grants.remove(random.nextInt(grants.size())));
                }
            }
            default -> {
                var to = switch (random.nextInt(3)) {
                    case 0 -> Subject.everyone();
                    case 1 -> Subject.user(ana.id());
                    default -> Subject.user(bo.id());
                };
                var given = give(some, to, random.nextInt(4) == 0 ? Effect.DENY : Effect.ALLOW);
                if (grants instanceof ArrayList<GrantId> kept) {
                    kept.add(given);
                }
            }
        }
        return some == null ? classes.getFirst() : some;
    }

    /** Only ever below something older, so that no circle comes about. */
    private void moved(AccessClass one, AccessClass other) {
        if (other.value() < one.value()) {
            store.setParent(one, other);
        }
    }

    private AccessClass container(AccessClass around) {
        var thing = new ObjectRef(around == null ? "space" : "folder", UUID.randomUUID());
        return store.addContainer(thing, around, around != null, clock.instant());
    }

    private GrantId give(AccessClass where, Subject to, Effect effect) {
        return store.put(new Grant(
                new GrantId(UUID.randomUUID()), where, to, effect, Permission.of(Permission.VIEW.bit()), null, null,
                NOBODY, Instant.EPOCH));
    }

    private Map<Long, Integer> asked(AccessCache node) {
        return world.in(ana.tenant(), () -> reading.execute(open -> node.map(bo.id()).masks().toMap()));
    }

    private Map<Long, Integer> fresh() {
        return asked(node());
    }

    private AccessCache node() {
        return new AccessCache(store, new KnownRights(store, scope), people, scope, clock);
    }

    private <T> T written(boolean kept, Supplier<T> work) {
        return world.in(ana.tenant(), () -> transaction.execute(open -> {
            if (!kept) {
                open.setRollbackOnly();
            }
            return work.get();
        }));
    }
}

package org.aumbry.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A program that dies between carrying something out in a network and noting it for the installation, beside others
 * that go on: what was agreed is done once, and told once.
 */
@AumbryTest
class DyingProgramTests {

    private static final int ORDERS = Integer.getInteger("dying", 8);

    @Autowired private World world;
    @Autowired private Staff staff;
    @Autowired private Spaces spaces;
    @Autowired private Uploads uploads;
    @Autowired private Orders orders;
    @Autowired private OrderStore orderStore;
    @Autowired private InstallationEntryStore entries;
    @Autowired private InstallationJournal journal;
    @Autowired private NetworkActStore acts;
    @Autowired private Journal networkJournal;
    @Autowired private Installation installation;
    @Autowired private ObjectProvider<OrderHandler> handlers;
    @Autowired private ObjectProvider<NoticeListener> listeners;
    @Autowired private TenantScope scope;
    @Autowired private TransactionTemplate inNetwork;
    @Autowired private OperatorWork work;
    @Autowired private JdbcClient db;

    @Autowired
    @Qualifier("control")
    private TransactionTemplate control;

    /** The program's end. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Work with the control database that ends with the program: what was begun is rolled back. */
    private static final class Dying extends TransactionTemplate {

        private static final long serialVersionUID = 1L;
        private final transient TransactionTemplate real;
        private int left;

        Dying(TransactionTemplate real, int transactions) {
            this.real = real;
            this.left = transactions;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            if (left-- > 0) {
                return real.execute(action);
            }
            real.execute((TransactionStatus open) -> {
                action.doInTransaction(open);
                open.setRollbackOnly();
                return null;
            });
            throw new Died();
        }
    }

    @Test
    void ordersOfAProgramThatDiesAreCarriedOutOnceAndToldOnce() {
        var tag = UUID.randomUUID();
        var ada = world.network("Dying " + tag, "Ada Dying", "ada-" + tag + "@dying.example");
        var one = staff.active("Yan");
        var two = staff.active("Zoe");
        var taken = new ArrayList<Order>();
        int deaths = 0;
        for (int i = 0; i < ORDERS; i++) {
            var order = orders.propose(one.onDuty(), new Orders.Wish(
                    Order.Kind.TAKEDOWN, ada.tenant(), document(ada), Map.of("reason", "Notice", "category", "spam")));
            orders.confirm(two.onDuty(), order.id());
            taken.add(order);
            // Reads what is due, notes a try, carries out and dies before that is noted.
            deaths += dies(new OrderJob(orderStore, handlers, journal, new Dying(control, 2), installation)::carryOut);
            // Tells the network and dies before that is noted.
            deaths += dies(noticesThatDie()::tell);
        }
        work.carryOut();
        assertThat(deaths).as("the program's own jobs came before in some rounds, not in all").isPositive();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            work.tell();
            return control.execute(open -> entries.oldestNotice()) == null;
        });

        for (var order : taken) {
            assertThat(orders.get(order.id()).state()).isEqualTo(Order.State.CARRIED_OUT);
            var told = told(ada, order);
            assertThat(told).containsEntry("takedown.propose", 1L).containsEntry("takedown.confirm", 1L)
                    .containsEntry("takedown.carry-out", 1L).hasSize(3);
        }
        assertThat(count(ada, "select count(*) from takedown where lifted_at is null")).isEqualTo(ORDERS);
        assertThat(count(ada, "select count(*) from access_restriction where withheld")).isEqualTo(ORDERS);
        assertThat(count(ada, "select count(*) from letter where about = 'takedowns.mail.taken'"))
                .as("one letter to the only administrator for each").isEqualTo(ORDERS);
    }

    @Test
    void anOrderThatDidNotFailStaysDueWhenTheProgramDies() {
        var tag = UUID.randomUUID();
        var ada = world.network("Dying " + tag, "Ada Dying", "ada-" + tag + "@dying.example");
        var order = orders.propose(staff.active("Yan").onDuty(), new Orders.Wish(
                Order.Kind.LIMITS, ada.tenant(), null, Map.of("reason", "Plan", "people", "7", "mebibytes", "")));
        assertThatThrownBy(new OrderJob(orderStore, handlers, journal, new Dying(control, 0), installation)::carryOut)
                .isInstanceOf(Died.class);
        assertThat(orders.get(order.id()).state()).as("nobody agreed").isEqualTo(Order.State.PROPOSED);
        orders.confirm(staff.active("Zoe").onDuty(), order.id());
        work.carryOut();
        assertThat(orders.get(order.id()).state()).isEqualTo(Order.State.CARRIED_OUT);
    }

    private NoticeJob noticesThatDie() {
        return new NoticeJob(
                entries, acts, networkJournal, scope, inNetwork, new Dying(control, 1), installation, listeners);
    }

    private static int dies(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (Died died) {
            return 1;
        }
    }

    /** How often each act of the order stands in the network's journal. */
    private Map<String, Long> told(Person ada, Order order) {
        return scope.call(ada.tenant(), () -> networkJournal.ofObject(order.object(), JournalCursor.newest(), 200))
                .stream()
                .filter(entry -> order.id().toString().equals(entry.details().get("order")))
                .map(AuditEntry::verb)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private long count(Person ada, String sql) {
        return scope.call(ada.tenant(), () -> inNetwork.execute(open -> db.sql(sql).query(Long.class).single()));
    }

    private UUID document(Person ada) {
        return world.as(ada, who -> uploads.put(
                who, Place.in(spaces.publicDrive(who).id()), UUID.randomUUID() + ".txt", "",
                new ByteArrayInputStream(new byte[] {'x'})).document().value());
    }
}

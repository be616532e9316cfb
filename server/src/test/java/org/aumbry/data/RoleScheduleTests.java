package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.annotation.Scheduled;

/** Which scheduled jobs begin in a process of which role. */
class RoleScheduleTests {

    /** Looks for work by itself. */
    static class Sweep {

        @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
        void sweep() {}
    }

    /** Looks after what each process has. */
    @EachNode
    static class Own {

        @Scheduled(initialDelay = 3_600_000, fixedRate = 60_000)
        void look() {}
    }

    @ParameterizedTest
    @CsvSource({"all, 2, 1", "worker, 2, 1", "web, 1, 0"})
    void aNodeThatOnlyAnswersPeopleLeavesTheWork(String name, int tasks, int work) {
        var role = NodeRole.of(new MockEnvironment().withProperty("aumbry.role", name));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(RoleSchedule.class, () -> new RoleSchedule(role));
            context.register(Sweep.class, Own.class);
            context.refresh();
            var schedule = context.getBean(RoleSchedule.class);
            assertThat(schedule.getScheduledTasks()).hasSize(tasks);
            assertThat(schedule.begun()).hasSize(work);
            assertThat(schedule.left()).isEqualTo(work == 1
                    ? Map.of()
                    : Map.of(Sweep.class.getName() + ".sweep", Duration.ofHours(6)));
        }
    }

    @ParameterizedTest
    @CsvSource({"kms", "store", "''"})
    void anotherRoleIsNone(String name) {
        assertThatThrownBy(() -> NodeRole.of(new MockEnvironment().withProperty("aumbry.role", name)))
                .isInstanceOf(CannotStartException.class);
    }
}

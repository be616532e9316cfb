package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.Schedules;

@AumbryTest
class DeclaredSchedulesTests {

    static class Twice {
        @Scheduled(fixedDelay = 1)
        @Scheduled(fixedDelay = 2)
        void work() {}
    }

    static class Idle {
        void work() {}
    }

    @Autowired ApplicationContext context;
    @Autowired ScheduledAnnotationBeanPostProcessor processor;

    @Test
    void noBeanLosesItsJobs() {
        assertThat(processor).isInstanceOf(DeclaredSchedules.class);
        var types = Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getType)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int found = 0;
        for (var type : types) {
            if (hasJobsForSpring(type)) {
                found++;
                assertThat(DeclaredSchedules.hasJobs(type)).as(type.getName()).isTrue();
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void jobsGivenTwiceAreSeenAndOthersAreNot() {
        assertThat(DeclaredSchedules.hasJobs(Twice.class)).isTrue();
        assertThat(DeclaredSchedules.hasJobs(Idle.class)).isFalse();
    }

    private static boolean hasJobsForSpring(Class<?> type) {
        return !MethodIntrospector.selectMethods(
                        type,
                        (MethodIntrospector.MetadataLookup<Object>) method -> {
                            var jobs = AnnotatedElementUtils.getMergedRepeatableAnnotations(
                                    method, Scheduled.class, Schedules.class);
                            return jobs.isEmpty() ? null : jobs;
                        })
                .isEmpty();
    }
}

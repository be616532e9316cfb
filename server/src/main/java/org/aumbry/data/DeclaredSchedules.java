package org.aumbry.data;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.Schedules;

/** Finds the beans with jobs by their own annotations, as {@link AnnotatedMethods} does. */
class DeclaredSchedules extends ScheduledAnnotationBeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        var type = AopProxyUtils.ultimateTargetClass(bean);
        return hasJobs(type) ? super.postProcessAfterInitialization(bean, name) : bean;
    }

    static boolean hasJobs(Class<?> type) {
        return AnnotatedMethods.carry(type, Scheduled.class) || AnnotatedMethods.carry(type, Schedules.class);
    }
}

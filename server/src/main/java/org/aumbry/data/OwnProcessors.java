package org.aumbry.data;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** Puts our ways of finding transactions and jobs in the place of Spring's. */
final class OwnProcessors implements BeanDefinitionRegistryPostProcessor {

    private static final String TRANSACTIONS = "transactionAttributeSource";
    private static final String JOBS = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        replace(registry, TRANSACTIONS, DeclaredTransactions.class);
        replace(registry, JOBS, DeclaredSchedules.class);
    }

    private static void replace(BeanDefinitionRegistry registry, String name, Class<?> own) {
        if (registry.containsBeanDefinition(name)) {
            var definition = new RootBeanDefinition(own);
            definition.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
            registry.removeBeanDefinition(name);
            registry.registerBeanDefinition(name, definition);
        }
    }
}

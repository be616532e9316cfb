package org.aumbry.data;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Puts our way of finding transactions in the place of Spring's; that of finding jobs is a bean of its own. */
final class OwnProcessors implements BeanDefinitionRegistryPostProcessor {

    private static final String TRANSACTIONS = "transactionAttributeSource";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        replace(registry, TRANSACTIONS, DeclaredTransactions.class);
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

package org.aumbry.data;

import java.util.Arrays;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the beans that act in transactions by their own annotations only. Spring's usual way looks for the annotation
 * on annotations too, method by method of every bean, which costs a start more than the rest of the transactions'
 * wiring.
 */
final class DeclaredTransactions extends AnnotationTransactionAttributeSource {

    private static final String USUAL = "transactionAttributeSource";

    DeclaredTransactions() {
        // Not public methods only: stores and desks are of their package.
        super(false);
    }

    /** Puts this in the place of the usual one. */
    static BeanDefinitionRegistryPostProcessor inPlaceOfTheUsual() {
        return DeclaredTransactions::replace;
    }

    private static void replace(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(USUAL)) {
            var own = new RootBeanDefinition(DeclaredTransactions.class);
            own.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
            registry.removeBeanDefinition(USUAL);
            registry.registerBeanDefinition(USUAL, own);
        }
    }

    @Override
    public boolean isCandidateClass(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (declares(each) || Arrays.stream(each.getInterfaces()).anyMatch(this::isCandidateClass)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type) {
        return type.isAnnotationPresent(Transactional.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Transactional.class));
    }
}

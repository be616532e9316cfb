package org.aumbry.data;

import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;

/** Finds the beans that act in transactions by their own annotations, as {@link AnnotatedMethods} does. */
final class DeclaredTransactions extends AnnotationTransactionAttributeSource {

    DeclaredTransactions() {
        // Not public methods only: stores and desks are of their package.
        super(false);
    }

    @Override
    public boolean isCandidateClass(Class<?> type) {
        return AnnotatedMethods.carry(type, Transactional.class);
    }
}

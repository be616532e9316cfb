package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

@AumbryTest
class DeclaredTransactionsTests {

    interface Promise {
        @Transactional
        void keep();
    }

    static class Keeps implements Promise {
        @Override
        public void keep() {}
    }

    static class Inherits extends Keeps {}

    static class Nothing {}

    @Autowired ApplicationContext context;
    @Autowired TransactionAttributeSource source;

    @Test
    void noBeanLosesItsTransactions() {
        assertThat(source).isInstanceOf(DeclaredTransactions.class);
        var usual = new AnnotationTransactionAttributeSource(false);
        var types = Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getType)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int found = 0;
        for (var type : types) {
            boolean acts = Arrays.stream(type.getMethods()).anyMatch(each -> usual.hasTransactionAttribute(each, type))
                    || Arrays.stream(type.getDeclaredMethods())
                            .anyMatch(each -> usual.hasTransactionAttribute(each, type));
            if (acts) {
                found++;
                assertThat(source.isCandidateClass(type)).as(type.getName()).isTrue();
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void beansWithTransactionsAreBehindTheirProxies() {
        assertThat(AopUtils.isAopProxy(context.getBean(org.aumbry.spaces.Spaces.class))).isTrue();
    }

    @Test
    void theAnnotationIsSeenOnInterfacesAndAboveAndNowhereElse() {
        assertThat(source.isCandidateClass(Keeps.class)).isTrue();
        assertThat(source.isCandidateClass(Inherits.class)).isTrue();
        assertThat(source.isCandidateClass(Nothing.class)).isFalse();
    }
}

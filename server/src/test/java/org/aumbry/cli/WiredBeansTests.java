package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/** Spring's own factory is the judge: both are asked the same. */
class WiredBeansTests {

    private static final List<Class<?>> TYPES = List.of(
            Object.class, Runnable.class, Runs.class, RunsToo.class, Made.class, Maker.class, FactoryBean.class,
            SmartLifecycle.class, Lives.class, Supplier.class, CharSequence.class, String.class, List.class);

    interface Runs extends Runnable {}

    static class RunsToo implements Runs {
        @Override
        public void run() {}
    }

    record Made(String name) {}

    static class Maker implements FactoryBean<Made> {
        @Override
        public Made getObject() {
            return new Made("made");
        }

        @Override
        public Class<?> getObjectType() {
            return Made.class;
        }
    }

    static class Words implements Supplier<String> {
        @Override
        public String get() {
            return "words";
        }
    }

    static class Numbers implements Supplier<Integer> {
        @Override
        public Integer get() {
            return 1;
        }
    }

    static class Lives implements SmartLifecycle, Runs {
        @Override
        public void run() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return true;
        }
    }

    static class Methods {
        public Runs promisesLess() {
            return new Lives();
        }
    }

    @Test
    void answersAsSpringDoesBeforeAndAfterTheBeansAreThere() {
        var ours = new WiredBeans();
        var usual = new DefaultListableBeanFactory();
        both(ours, usual, WiredBeansTests::fill);
        compare(ours, usual);
        both(ours, usual, DefaultListableBeanFactory::freezeConfiguration);
        compare(ours, usual);
        both(ours, usual, DefaultListableBeanFactory::preInstantiateSingletons);
        compare(ours, usual);
        assertThat(ours.getBeanNamesForType(SmartLifecycle.class)).containsExactly("lives", "lessPromised");
    }

    @Test
    void knowsWhatIsAddedAndTakenAwayLater() {
        var ours = new WiredBeans();
        var usual = new DefaultListableBeanFactory();
        both(ours, usual, WiredBeansTests::fill);
        compare(ours, usual);
        both(ours, usual, factory -> factory.registerSingleton("later", new RunsToo()));
        compare(ours, usual);
        both(ours, usual, factory -> factory.registerBeanDefinition("last", new RootBeanDefinition(RunsToo.class)));
        compare(ours, usual);
        both(ours, usual, factory -> factory.removeBeanDefinition("runs"));
        compare(ours, usual);
        both(ours, usual, factory -> factory.destroySingleton("later"));
        compare(ours, usual);
    }

    @Test
    void carriesAContext() {
        try (var context = new GenericApplicationContext(new WiredBeans())) {
            fill((DefaultListableBeanFactory) context.getBeanFactory());
            context.refresh();
            assertThat(context.getBean(Made.class)).isEqualTo(new Made("made"));
            assertThat(context.getBeanProvider(ResolvableType.forClassWithGenerics(Supplier.class, String.class))
                    .getObject()).isInstanceOf(Words.class);
            assertThat(context.getBeansOfType(Runs.class)).containsOnlyKeys("runs", "seldom", "lives", "lessPromised");
        }
    }

    private static void fill(DefaultListableBeanFactory factory) {
        factory.registerBeanDefinition("runs", new RootBeanDefinition(RunsToo.class));
        factory.registerBeanDefinition("maker", new RootBeanDefinition(Maker.class));
        factory.registerBeanDefinition("words", new RootBeanDefinition(Words.class));
        factory.registerBeanDefinition("numbers", new RootBeanDefinition(Numbers.class));
        var seldom = new RootBeanDefinition(RunsToo.class);
        seldom.setScope(BeanDefinition.SCOPE_PROTOTYPE);
        factory.registerBeanDefinition("seldom", seldom);
        factory.registerBeanDefinition("lives", new RootBeanDefinition(Lives.class));
        factory.registerBeanDefinition("methods", new RootBeanDefinition(Methods.class));
        var less = new RootBeanDefinition();
        less.setFactoryBeanName("methods");
        less.setFactoryMethodName("promisesLess");
        factory.registerBeanDefinition("lessPromised", less);
        factory.registerSingleton("given", "given");
    }

    private static void both(
            DefaultListableBeanFactory one,
            DefaultListableBeanFactory other,
            Consumer<DefaultListableBeanFactory> act) {
        act.accept(one);
        act.accept(other);
    }

    private static void compare(DefaultListableBeanFactory ours, DefaultListableBeanFactory usual) {
        for (var type : TYPES) {
            for (boolean seldomToo : List.of(true, false)) {
                assertThat(ours.getBeanNamesForType(type, seldomToo, true))
                        .as(type + " " + seldomToo)
                        .containsExactly(usual.getBeanNamesForType(type, seldomToo, true));
                assertThat(ours.getBeanNamesForType(ResolvableType.forClass(type), seldomToo, true))
                        .as(type + " " + seldomToo)
                        .containsExactly(usual.getBeanNamesForType(ResolvableType.forClass(type), seldomToo, true));
            }
        }
        for (var generic : List.of(String.class, Integer.class, Long.class)) {
            var type = ResolvableType.forClassWithGenerics(Supplier.class, generic);
            assertThat(ours.getBeanNamesForType(type)).as(type.toString())
                    .containsExactly(usual.getBeanNamesForType(type));
        }
    }
}

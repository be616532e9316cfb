package org.aumbry.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Beans that the build wired, and a table of who is of which type. Spring looks through all beans, more than a
 * thousand, for each of as many types, and remembers nothing of it before the web server is made: a third of a start's
 * work.
 */
final class WiredBeans extends DefaultListableBeanFactory {

    private final transient Map<Class<?>, Set<Class<?>>> lineages = new ConcurrentHashMap<>();
    private transient volatile @Nullable Table table;

    /**
     * What is known of the beans at one moment.
     *
     * @param names every bean in the order of registration
     * @param byType the places in that order of beans that make nothing but themselves
     * @param others the places of beans to be asked each time: those that make another object, whose type may become
     *     known later, and those that came after the table was made
     */
    private record Table(List<String> names, Map<Class<?>, List<Integer>> byType, List<Integer> others) {}

    /** Contexts of a server whose beans the build wired; with any other the usual ones. */
    static ApplicationContextFactory contexts() {
        return type -> type == WebApplicationType.SERVLET && AotDetector.useGeneratedArtifacts()
                ? new ServletWebServerApplicationContext(new WiredBeans())
                : ApplicationContextFactory.DEFAULT.create(type);
    }

    @Override
    public String[] getBeanNamesForType(@Nullable Class<?> type, boolean includeNonSingletons, boolean allowEagerInit) {
        if (type == null) {
            return super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
        }
        var known = table();
        var found = new TreeMap<Integer, String>();
        known.byType().getOrDefault(type, List.of()).forEach(place -> found.put(place, known.names().get(place)));
        for (int place : known.others()) {
            var name = known.names().get(place);
            if (isTypeMatch(name, type)) {
                found.put(place, name);
            } else if (isFactoryBean(name) && isTypeMatch(FACTORY_BEAN_PREFIX + name, type)) {
                found.put(place, FACTORY_BEAN_PREFIX + name);
            }
        }
        Collection<String> names = found.values();
        return (includeNonSingletons ? names.stream() : names.stream().filter(this::isSingleton))
                .toArray(String[]::new);
    }

    @Override
    public String[] getBeanNamesForType(ResolvableType type, boolean includeNonSingletons, boolean allowEagerInit) {
        var plain = type.resolve();
        if (plain == null) {
            return super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
        }
        var names = getBeanNamesForType(plain, includeNonSingletons, allowEagerInit);
        return type.hasGenerics()
                ? Arrays.stream(names).filter(name -> isTypeMatch(name, type)).toArray(String[]::new)
                : names;
    }

    @Override
    public void registerBeanDefinition(String name, BeanDefinition definition) {
        super.registerBeanDefinition(name, definition);
        table = null;
    }

    @Override
    public void removeBeanDefinition(String name) {
        super.removeBeanDefinition(name);
        table = null;
    }

    @Override
    public void registerSingleton(String name, Object singleton) {
        super.registerSingleton(name, singleton);
        var known = table;
        if (known != null) {
            // Kept to the side: a table is not made anew for each of the few objects that a start hands over.
            var names = new ArrayList<>(known.names());
            var others = new ArrayList<>(known.others());
            others.add(names.size());
            names.add(name);
            table = new Table(names, known.byType(), others);
        }
    }

    @Override
    public void destroySingleton(String name) {
        super.destroySingleton(name);
        table = null;
    }

    @Override
    public void freezeConfiguration() {
        super.freezeConfiguration();
        table = null;
    }

    /** Beans that are there say more of their type than the methods that promised them. */
    @Override
    public void preInstantiateSingletons() {
        super.preInstantiateSingletons();
        table = null;
    }

    private Table table() {
        var known = table;
        if (known == null) {
            known = tabulate();
            table = known;
        }
        return known;
    }

    private Table tabulate() {
        var all = new LinkedHashSet<>(List.of(getBeanDefinitionNames()));
        all.addAll(List.of(getSingletonNames()));
        var names = List.copyOf(all);
        var byType = new HashMap<Class<?>, List<Integer>>();
        var others = new ArrayList<Integer>();
        for (int place = 0; place < names.size(); place++) {
            if (isFactoryBean(names.get(place))) {
                others.add(place);
                continue;
            }
            var type = getType(names.get(place), false);
            if (type != null) {
                for (var each : lineages.computeIfAbsent(type, WiredBeans::lineage)) {
                    byType.computeIfAbsent(each, unused -> new ArrayList<>()).add(place);
                }
            }
        }
        return new Table(names, byType, others);
    }

    /** The type itself, what it extends and what it implements; everything is an object. */
    private static Set<Class<?>> lineage(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        var ahead = new ArrayDeque<Class<?>>(List.of(type));
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            if (found.add(next)) {
                ahead.addAll(List.of(next.getInterfaces()));
                if (next.getSuperclass() != null) {
                    ahead.add(next.getSuperclass());
                }
            }
        }
        found.add(Object.class);
        return found;
    }
}

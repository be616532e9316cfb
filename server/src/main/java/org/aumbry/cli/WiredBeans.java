package org.aumbry.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private transient volatile @Nullable Table table;

    /**
     * What is known of the beans at one moment.
     *
     * @param names every bean in the order of registration
     * @param byType the places in that order of beans that make nothing but themselves
     * @param makers the places of beans that make another object, whose type may become known later
     */
    private record Table(List<String> names, Map<Class<?>, List<Integer>> byType, List<Integer> makers) {}

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
        for (int place : known.byType().getOrDefault(type, List.of())) {
            found.put(place, known.names().get(place));
        }
        for (int place : known.makers()) {
            var name = known.names().get(place);
            if (isTypeMatch(name, type)) {
                found.put(place, name);
            } else if (isTypeMatch(FACTORY_BEAN_PREFIX + name, type)) {
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
        table = null;
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
        var makers = new ArrayList<Integer>();
        var supertypes = new HashMap<Class<?>, Set<Class<?>>>();
        for (int place = 0; place < names.size(); place++) {
            var name = names.get(place);
            if (isFactoryBean(name)) {
                makers.add(place);
                continue;
            }
            var type = getType(name, false);
            if (type != null) {
                for (var each : supertypes(type, supertypes)) {
                    byType.computeIfAbsent(each, unused -> new ArrayList<>()).add(place);
                }
            }
        }
        return new Table(names, byType, makers);
    }

    private static Set<Class<?>> supertypes(Class<?> type, Map<Class<?>, Set<Class<?>>> known) {
        var found = known.get(type);
        if (found != null) {
            return found;
        }
        var types = new LinkedHashSet<Class<?>>();
        types.add(type);
        types.add(Object.class);
        if (type.getSuperclass() != null) {
            types.addAll(supertypes(type.getSuperclass(), known));
        }
        for (var each : type.getInterfaces()) {
            types.addAll(supertypes(each, known));
        }
        known.put(type, types);
        return types;
    }
}

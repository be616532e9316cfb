package org.aumbry.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.AccessClass;

/** The label that holds in each access class, as one question needs it; only of classes the asker may see into. */
final class ClassLabels {

    static final ClassLabels NONE = new ClassLabels(Map.of());

    private final List<String> keys;
    private final Map<Long, Integer> byClass = new HashMap<>();

    ClassLabels(Map<AccessClass, String> holding) {
        this.keys = holding.values().stream().distinct().sorted().toList();
        holding.forEach((accessClass, key) -> byClass.put(accessClass.value(), keys.indexOf(key)));
    }

    int count() {
        return keys.size();
    }

    String key(int number) {
        return keys.get(number);
    }

    /** The number of the label that holds in the class; -1 for none. */
    int of(long accessClass) {
        return byClass.getOrDefault(accessClass, -1);
    }

    /** The number of the label with that key; -1 when it holds nowhere. */
    int numberOf(String key) {
        return keys.indexOf(key);
    }
}

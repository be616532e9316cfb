package org.aumbry.documents;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import java.util.Comparator;
import java.util.Locale;

/** The order of lists by name: folders before documents, names as the language has them, numbers by their value. */
public final class NameOrder {

    private NameOrder() {}

    public static Comparator<Item> of(Locale locale) {
        var order = Collator.getInstance(locale);
        if (order instanceof RuleBasedCollator rules) {
            rules.setNumericCollation(true);
        }
        return Comparator.comparing((Item item) -> item instanceof Document)
                .thenComparing(Item::title, order::compare)
                .thenComparing(item -> item.ref().id());
    }
}

package org.aumbry.perimeter;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntSupplier;
import org.aumbry.kernel.Probe;
import org.aumbry.web.EgressList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether there is a list of destinations, and whether it keeps the program from one that it does not name. */
@Component
class EgressProbe implements Probe {

    /** No name of this domain ever leads anywhere (RFC 6761, 6.4). */
    private static final String NOWHERE = "not-on-any-list.invalid";
    private static final int HTTPS = 443;

    private final IntSupplier size;
    private final BiPredicate<String, Integer> names;

    @Autowired
    EgressProbe(EgressList list) {
        this(list::size, list::names);
    }

    EgressProbe(IntSupplier size, BiPredicate<String, Integer> names) {
        this.size = size;
        this.names = names;
    }

    @Override
    public String id() {
        return "perimeter.egress";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-17");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        int entries = size.getAsInt();
        if (entries == 0) {
            return Result.fails("There is no list of destinations: the program goes wherever a network's"
                    + " administrators say.");
        }
        return names.test(NOWHERE, HTTPS)
                ? Result.fails("The list of destinations keeps the program from nothing.")
                : Result.holds("The program goes to the %d destinations of its list and nowhere else."
                        .formatted(entries));
    }
}

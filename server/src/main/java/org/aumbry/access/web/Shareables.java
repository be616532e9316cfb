package org.aumbry.access.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Shareable;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** The kinds of things that can be shared, by the kind in the address. */
@Component
class Shareables {

    private final Map<String, Shareable> kinds;

    Shareables(List<Shareable> all) {
        this.kinds = all.stream().collect(Collectors.toUnmodifiableMap(Shareable::kind, Function.identity()));
    }

    Shareable of(String kind) {
        var shareable = kinds.get(kind);
        if (shareable == null) {
            throw Refusal.notFound();
        }
        return shareable;
    }

    Shareable.SharedObject find(Principal who, String kind, String id) {
        return of(kind).find(who, uuid(id));
    }

    static UUID uuid(String id) {
        return Identifiers.parse(id);
    }
}

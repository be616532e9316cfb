package org.aumbry.timemachine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aumbry.access.Access;
import org.aumbry.access.AccessMap;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Judges the past by the permissions of today: a thing is shown when both the class it stood in and the class it
 * stands in are open to the asker today. A class that is gone counts as the nearest one around it that is still there,
 * and only to whoever manages that, and never when it let nothing in from around. What is {@link Unshown} is left out.
 */
@Component
class Sights {

    private final Access access;
    private final ClassPastStore classes;
    private final ObjectProvider<Unshown> unshown;

    Sights(Access access, ClassPastStore classes, ObjectProvider<Unshown> unshown) {
        this.access = access;
        this.classes = classes;
        this.unshown = unshown;
    }

    Sight of(Principal who, Permission permission, Instant at) {
        var map = access.of(who);
        var now = map.classes(permission);
        var gone = new HashMap<Long, ClassPastStore.Gone>();
        classes.goneSince(at).forEach(each -> gone.put(each.id(), each));
        var open = gone.keySet().stream().filter(id -> managed(id, gone, map)).mapToLong(Long::longValue);
        return new Sight(
                LongStream.concat(LongStream.of(now), open).sorted().toArray(), LongStream.of(now).sorted().toArray(),
                hidden());
    }

    private HashSet<UUID> hidden() {
        var hidden = new HashSet<UUID>();
        unshown.forEach(each -> hidden.addAll(each.unshown()));
        return hidden;
    }

    private static boolean managed(long id, Map<Long, ClassPastStore.Gone> gone, AccessMap map) {
        var at = id;
        while (true) {
            var each = gone.get(at);
            if (each == null) {
                return map.allows(Permission.MANAGE, new AccessClass(at));
            }
            if (!each.inherits() || each.parent() == null) {
                return false;
            }
            at = each.parent();
        }
    }
}

package org.aumbry.links;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Access;
import org.aumbry.access.Shareable;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Withholding;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** What links can lead to: documents, folders and spaces, each as its own module knows it. */
@Component
class LinkTargets {

    private final Map<String, Shareable> kinds;
    private final Access access;
    private final Withholding withholding;

    LinkTargets(List<Shareable> all, Access access, Withholding withholding) {
        this.kinds = all.stream().collect(Collectors.toUnmodifiableMap(Shareable::kind, Function.identity()));
        this.access = access;
        this.withholding = withholding;
    }

    /** The thing, for someone who may share it. */
    Shareable.SharedObject require(Principal who, ObjectRef target) {
        var object = of(target).find(who, target.id());
        access.require(who, Permission.SHARE, object.accessClass(), target);
        return object;
    }

    /** Its own class; gives it one that inherits when it has none. */
    AccessClass ownClass(Principal who, ObjectRef target) {
        return of(target).ownClass(who, target.id());
    }

    /** Empty when the asker may not see it. */
    Optional<String> title(Principal who, ObjectRef target) {
        return of(target).title(who, target.id());
    }

    /**
     * Whether the authorizer lets someone see it, and it still lives.
     *
     * @throws Refusal withheld when that alone keeps them from it
     */
    boolean visible(Principal who, ObjectRef target) {
        if (title(who, target).isPresent()) {
            return true;
        }
        if (target.kind().equals("document") && withholding.keeps(new DocumentId(target.id()))) {
            throw Refusal.of(Refusal.Code.WITHHELD, "access.refusal.withheld");
        }
        return false;
    }

    private Shareable of(ObjectRef target) {
        var kind = kinds.get(target.kind());
        if (kind == null) {
            throw Refusal.notFound();
        }
        return kind;
    }
}

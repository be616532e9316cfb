package org.aumbry.identity;

import java.util.List;
import java.util.stream.Stream;
import org.aumbry.kernel.Area;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to hear what concerns the network as a whole: its full administrators who can sign in. */
@Service
public class NetworkAdministrators {

    private static final int MOST = 100;

    private final UserStore store;
    private final AdminRoleStore roles;

    NetworkAdministrators(UserStore store, AdminRoleStore roles) {
        this.store = store;
        this.roles = roles;
    }

    /** At most 100, in the order of their ids; for writing to them, never for showing. */
    @Transactional(readOnly = true)
    public List<User> list() {
        return store.administrators(MOST);
    }

    /** Besides them, whoever administers that area; at most 200, each once. */
    @Transactional(readOnly = true)
    public List<User> list(Area area) {
        var holders = roles.holdersOf(area, MOST).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(User::active);
        return Stream.concat(list().stream(), holders).distinct().toList();
    }
}

package org.aumbry.identity;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to hear what concerns the network as a whole: its full administrators who can sign in. */
@Service
public class NetworkAdministrators {

    private static final int MOST = 100;

    private final UserStore store;

    NetworkAdministrators(UserStore store) {
        this.store = store;
    }

    /** At most 100, in the order of their ids; for writing to them, never for showing. */
    @Transactional(readOnly = true)
    public List<User> list() {
        return store.administrators(MOST);
    }
}

package org.aumbry.identity;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands in place of passwords, for the probe that looks at it. */
@Component
class PasswordSurvey {

    private final CredentialStore store;

    PasswordSurvey(CredentialStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    List<String> all() {
        return store.all();
    }
}

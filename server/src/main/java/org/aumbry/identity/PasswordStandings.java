package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose password no longer does under the policy of the entered network. */
@Component
class PasswordStandings {

    private final CredentialStore credentials;
    private final PasswordDesk desk;

    PasswordStandings(CredentialStore credentials, PasswordDesk desk) {
        this.credentials = credentials;
        this.desk = desk;
    }

    /** Whether the person's password is less than what is asked of them now. */
    @Transactional(readOnly = true)
    boolean below(UserId user, boolean twoFactors) {
        var standing = credentials.standing(user).orElse(PasswordStanding.UNKNOWN);
        return !desk.demand(twoFactors).metBy(standing);
    }

    /** Everyone whose password is less than what is asked for now, beside the second factor of those who have one. */
    @Transactional(readOnly = true)
    List<CredentialStore.Kept> below() {
        var alone = desk.demand(false);
        var beside = desk.demand(true);
        return credentials.standings().stream()
                .filter(each -> !(each.twoFactors() ? beside : alone).metBy(each.standing()))
                .toList();
    }

    @Transactional
    void note(UserId user, PasswordStanding standing) {
        credentials.noteStanding(user, standing);
    }

    @Transactional(readOnly = true)
    Optional<PasswordStanding> of(UserId user) {
        return credentials.standing(user);
    }
}

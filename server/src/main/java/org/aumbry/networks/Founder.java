package org.aumbry.networks;

import java.time.Duration;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/** Gives a new network its first administrator. Supplied by the module that knows people; called inside the network. */
public interface Founder {

    /** Invites the person; gives the path of the link, beginning with {@code /join/}. */
    String invite(FirstPerson person);

    /** Refuses a person or a password that would be refused later, before anything is made. */
    void check(FirstPerson person, String password, String networkName);

    /** Lets the person in with a password and signs them in. */
    Admitted admit(FirstPerson person, String password, String address, String agent);

    /**
     * Someone who has come in and is signed in.
     *
     * @param cookie the value of the sign-in's cookie; never stored, never logged
     * @param life how long that can last at most
     */
    record Admitted(TenantId tenant, UserId user, String cookie, Duration life) {

        @Override
        public String toString() {
            return "admitted " + user;
        }
    }
}

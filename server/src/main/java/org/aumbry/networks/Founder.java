package org.aumbry.networks;

import java.time.Duration;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/** Gives a new network its first administrator. Supplied by the module that knows people. */
public interface Founder {

    /**
     * Refuses a person or a password that would be refused later, before anything is made; called outside any network.
     *
     * @return what is kept of the password
     */
    String prepare(FirstPerson person, String password, String networkName);

    /** Refuses a person that would be refused later; called outside any network. */
    void check(FirstPerson person);

    /** Invites the person; gives the path of the link, beginning with {@code /join/}. Called inside the network. */
    String invite(FirstPerson person);

    /** Lets the person in with what {@link #prepare} gave. Called inside the network. */
    UserId admit(FirstPerson person, String prepared);

    /** Signs the person in. Called inside the network. */
    Admitted signIn(UserId person, String address, String agent);

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

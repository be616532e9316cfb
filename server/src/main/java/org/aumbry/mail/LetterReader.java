package org.aumbry.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says whether administrators may read letters: in the demonstration, and on a developer's own machine with
 * {@code aumbry.mail.viewer}. Nowhere else: a letter can hold what lets its reader in.
 */
@Component
public class LetterReader {

    private final boolean demo;
    private final MailSettings settings;

    LetterReader(@Value("${aumbry.demo:false}") boolean demo, MailSettings settings) {
        this.demo = demo;
        this.settings = settings;
    }

    /** What was decided; only this class makes one. */
    public static final class Leave {

        private final boolean granted;

        private Leave(boolean granted) {
            this.granted = granted;
        }

        public boolean granted() {
            return granted;
        }
    }

    /**
     * @param peer address at the other end of the connection
     * @param forwarded whether the request says that it came through a proxy
     */
    public Leave leave(String peer, boolean forwarded) {
        return new Leave(demo || settings.viewer() && !forwarded && loopback(peer));
    }

    private static boolean loopback(String peer) {
        try {
            return InetAddress.getByName(peer).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}

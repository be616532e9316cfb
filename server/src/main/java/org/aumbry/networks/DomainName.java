package org.aumbry.networks;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;

/**
 * A domain name in its one form: lower-case ASCII labels, as DNS has them (UTS 46, not transitional).
 *
 * <p>Two names are the same exactly when this form is; what merely looks alike, or stands below, is another name.
 */
public record DomainName(String ascii) {

    private static final int LONGEST = 253;
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** Whose addresses anybody can have; their DNS is nobody's who asks here. */
    private static final Set<String> EVERYBODYS = Set.of(
            "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com",
            "me.com", "aol.com", "gmx.com", "gmx.net", "gmx.de", "web.de", "proton.me", "protonmail.com", "orange.fr",
            "laposte.net", "free.fr", "yahoo.fr", "yahoo.es", "mail.com", "zoho.com", "yandex.com", "mail.ru",
            "qq.com");

    private static final IDNA RULES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /**
     * Reads what somebody typed. Refuses what is no domain, domains below which anybody can register names, and
     * domains whose addresses anybody can have.
     */
    public static DomainName parse(String typed) {
        var name = read(typed.strip()).orElseThrow(() -> Refusal.invalid("domain", "networks.domain.invalid"));
        if (PublicSuffixes.has(name.ascii())) {
            throw Refusal.invalid("domain", "networks.domain.public", name.ascii());
        }
        if (EVERYBODYS.contains(name.ascii())) {
            throw Refusal.invalid("domain", "networks.domain.everybodys");
        }
        return name;
    }

    /** The domain of an address; empty when there is none. */
    public static Optional<DomainName> ofEmail(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? Optional.empty() : read(email.substring(at + 1));
    }

    private static Optional<DomainName> read(String typed) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        var info = new IDNA.Info();
        var ascii = new StringBuilder();
        RULES.nameToASCII(typed, ascii, info);
        var name = ascii.toString().toLowerCase(Locale.ROOT);
        boolean fits = !info.hasErrors() && name.length() <= LONGEST && LABELS.matcher(name).matches();
        return fits ? Optional.of(new DomainName(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return ascii;
    }
}

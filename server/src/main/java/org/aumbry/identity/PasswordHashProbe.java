package org.aumbry.identity;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Opens every stored password of a network and sees nothing but Argon2id hashes, each with a salt of its own. */
@Component
class PasswordHashProbe implements Probe {

    /** {@code $argon2id$v=19$m=47104,t=1,p=1$salt$hash}; 16 bytes of salt and 32 of hash in base64. */
    private static final Pattern HASH =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=\\d+\\$([A-Za-z0-9+/]{22})\\$[A-Za-z0-9+/]{43}");

    /** OWASP's least: 19 MiB with two passes, or 46 MiB with one. */
    private static final long LEAST_WORK_KIB = 38_912;

    private final PasswordSurvey survey;

    PasswordHashProbe(PasswordSurvey survey) {
        this.survey = survey;
    }

    @Override
    public String id() {
        return "identity.password-hash";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-28", "PAN-23");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var salts = new HashSet<String>();
        int seen = 0;
        for (var stored : survey.all()) {
            seen++;
            var parts = HASH.matcher(stored);
            if (!parts.matches()) {
                return Result.fails("one of " + seen + " stored passwords is no Argon2id hash");
            }
            if (Long.parseLong(parts.group(1)) * Long.parseLong(parts.group(2)) < LEAST_WORK_KIB) {
                return Result.fails("one of " + seen + " stored passwords was hashed with too little work");
            }
            if (!salts.add(parts.group(3))) {
                return Result.fails("two of " + seen + " stored passwords share a salt");
            }
        }
        return Result.holds(seen + " stored passwords: all Argon2id, sealed once more, each with its own salt");
    }
}

package org.aumbry.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106) and compares them.
 *
 * <p>A few at once, a few more waiting, the rest refused: a flood of sign-ins must not take the memory of everyone
 * else.
 */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder encoder;
    private final HashTurns turns;
    private final AtomicLong comparisons = new AtomicLong();
    private final Set<String> common;
    private final String nobody;

    Passwords(IdentitySettings settings) {
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES,
                HASH_BYTES,
                settings.argon2Parallelism(),
                settings.argon2MemoryKib(),
                settings.argon2Iterations());
        this.turns = new HashTurns(settings.together(), settings.hashesWaiting(), settings.hashWait());
        this.common = commonWords();
        this.nobody = nobodysHash(settings);
    }

    /**
     * A hash of the form and cost of everybody's that no password has: its bytes were not made from one.
     *
     * <p>Who signs in with an unknown name waits as long as who signs in with a wrong password.
     */
    static String nobodysHash(IdentitySettings settings) {
        var plain = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        settings.argon2MemoryKib(),
                        settings.argon2Iterations(),
                        settings.argon2Parallelism(),
                        plain.encodeToString(new byte[SALT_BYTES]),
                        plain.encodeToString(new byte[HASH_BYTES]));
    }

    /** Refuses a password that would be guessed, and says why; {@code context} are names of the person and network. */
    void require(String field, String password, Collection<String> context) {
        require(field, password, PasswordDemand.USUAL, context);
    }

    /** Refuses a password that is not what is asked for, and says why. */
    void require(String field, String password, PasswordDemand demand, Collection<String> context) {
        PasswordRules.require(field, password, demand, common, context);
    }

    /** Refuses a password that is not what is asked for; otherwise what to keep of it. */
    FreshPassword take(String field, String password, PasswordDemand demand, Collection<String> context) {
        PasswordRules.require(field, password, demand, common, context);
        return new FreshPassword(hash(password), standing(password, context));
    }

    /** What the password meets. */
    PasswordStanding standing(String password, Collection<String> context) {
        return PasswordRules.standing(password, common, context);
    }

    String hash(String password) {
        return turns.take(() -> {
            var hash = encoder.encode(PasswordRules.normal(password));
            if (hash == null) {
                throw new IllegalStateException("a password that is there has a hash");
            }
            return hash;
        });
    }

    /** Compares with a stored hash; without one it does the same work and answers no. */
    boolean matches(String password, @Nullable String hash) {
        comparisons.incrementAndGet();
        var tooLong = password.length() > 2 * PasswordRules.MAXIMUM;
        var given = tooLong ? "" : PasswordRules.normal(password);
        return turns.take(() -> encoder.matches(given, hash == null ? nobody : hash)) && hash != null && !tooLong;
    }

    /** Whether the hash was made with lesser parameters than today's. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** How many comparisons were made since the start, those against nobody's hash included. */
    long comparisons() {
        return comparisons.get();
    }

    private static Set<String> commonWords() {
        try (var list = Passwords.class.getResourceAsStream("/identity/common-words.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of common words is part of the program");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

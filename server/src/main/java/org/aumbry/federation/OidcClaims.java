package org.aumbry.federation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.jspecify.annotations.Nullable;

/** Reads a person out of the claims of OpenID Connect. */
final class OidcClaims {

    static final int MOST_GROUPS = 2000;
    private static final int LONGEST = 1000;

    private OidcClaims() {}

    /** Whether everything that is configured stands there, so that nothing more has to be asked. */
    static boolean complete(Oidc settings, Map<String, Object> claims) {
        return find(claims, settings.emailClaim()) != null
                && find(claims, settings.nameClaim()) != null
                && (settings.groupsClaim().isEmpty() || find(claims, settings.groupsClaim()) != null);
    }

    static Arrival arrival(Oidc settings, Map<String, Object> claims) {
        var subject = text(claims.get("sub"));
        // OpenID Connect Core 1.0, 2: at most 255 ASCII characters.
        if (subject.isEmpty() || subject.length() > 255) {
            throw new NotProvenException("no-subject");
        }
        var strengths = new LinkedHashSet<>(texts(claims.get("amr")));
        strengths.addAll(texts(claims.get("acr")));
        var session = text(claims.get("sid"));
        return new Arrival(
                subject,
                text(find(claims, settings.emailClaim())),
                Boolean.TRUE.equals(claims.get("email_verified")) && settings.emailClaim().equals("email"),
                text(find(claims, settings.nameClaim())),
                settings.groupsClaim().isEmpty() ? Set.of() : texts(find(claims, settings.groupsClaim())),
                strengths,
                session.isEmpty() ? null : session,
                seenAt(claims.get("auth_time")),
                null);
    }

    /** Seconds since 1970, which the library gives as a number or as a date. */
    private static @Nullable Instant seenAt(@Nullable Object time) {
        return switch (time) {
            case java.util.Date date -> date.toInstant();
            case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
            case null, default -> null;
        };
    }

    /** The claim of that name; when there is none, dots lead into objects. */
    private static @Nullable Object find(Map<?, ?> claims, String name) {
        var whole = claims.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner ? find(inner, name.substring(dot + 1))
                : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text && text.length() <= LONGEST ? text.strip() : "";
    }

    private static Set<String> texts(@Nullable Object value) {
        var found = new LinkedHashSet<String>();
        if (value instanceof Collection<?> many) {
            many.stream().limit(MOST_GROUPS).map(OidcClaims::text).filter(text -> !text.isEmpty()).forEach(found::add);
        } else if (value instanceof String && !text(value).isEmpty()) {
            found.add(text(value));
        }
        return found;
    }
}

package org.aumbry.clients;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.Refusals;
import org.aumbry.web.Requests;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries a POST with an {@code Idempotency-Key} out once and gives its answer again to whoever repeats it: the same
 * person with the same key and the same request. Uploads need none, their own protocol can be repeated.
 */
@Component
@Order(FilterOrder.FORMS + 100)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 255;
    private static final int MOST_BODY_BYTES = 1024 * 1024;
    static final Duration KEPT = Duration.ofHours(24);
    private static final int SERVER_ERROR = 500;

    private final AnswerStore store;
    private final Refusals refusals;
    private final Ids ids;
    private final Clock clock;

    IdempotencyFilter(AnswerStore store, Refusals refusals, Ids ids, Clock clock) {
        this.store = store;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = Requests.path(request);
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !path.startsWith("/api/v1/")
                || path.startsWith("/api/v1/uploads")
                || Requests.principal(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = Requests.required(request);
        var key = request.getHeader(HEADER);
        var body = request.getInputStream().readNBytes(MOST_BODY_BYTES + 1);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            refusals.answer(Refusal.invalid(HEADER, "clients.refusal.key"), request, response);
        } else if (body.length > MOST_BODY_BYTES) {
            refusals.answer(Refusal.of(Refusal.Code.TOO_LARGE, "clients.refusal.body"), request, response);
        } else {
            answer(who, key, new RereadableRequest(request, body), response, chain);
        }
    }

    private void answer(
            Principal who, String key, RereadableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fingerprint = store.mac("request_mac", fingerprint(request));
        var id = ids.next();
        if (!store.begin(who.user(), key, fingerprint, id, now, now.plus(KEPT))) {
            replay(who, key, fingerprint, request, response);
            return;
        }
        var cached = new ContentCachingResponseWrapper(response);
        boolean failed = true;
        try {
            chain.doFilter(request, cached);
            failed = cached.getStatus() >= SERVER_ERROR;
        } finally {
            if (failed) {
                store.forget(who.user(), key);
            } else {
                store.finish(who.user(), key, id, cached.getStatus(), cached.getContentAsByteArray());
            }
        }
        cached.copyBodyToResponse();
    }

    private void replay(
            Principal who, String key, byte[] fingerprint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var kept = store.find(who.user(), key);
        if (kept.isEmpty() || kept.get().status() == null) {
            refusals.answer(Refusal.of(Refusal.Code.CONFLICT, "clients.refusal.running"), request, response);
        } else if (!MessageDigest.isEqual(kept.get().request(), fingerprint)) {
            refusals.answer(Refusal.invalid(HEADER, "clients.refusal.other-request"), request, response);
        } else {
            var answer = Objects.requireNonNull(kept.get().answer());
            response.setStatus(Objects.requireNonNull(kept.get().status()));
            response.setHeader(REPLAYED, "true");
            if (answer.length > 0) {
                boolean refused = kept.get().status() >= HttpServletResponse.SC_BAD_REQUEST;
                response.setContentType(
                        refused ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
                response.setContentLength(answer.length);
                response.getOutputStream().write(answer);
            }
        }
    }

    private static String fingerprint(RereadableRequest request) {
        var digest = Hashes.sha256();
        digest.update((Requests.path(request) + "?" + request.getQueryString() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest.digest(request.body()));
    }
}

package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.aumbry.identity.Duty;
import org.aumbry.identity.Recognised;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Refusals;
import org.aumbry.web.Requests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Leads a signed-in person to what they have to do first. */
@Component
class Duties {

    /** What a person can always do. */
    private static final Set<String> OPEN = Set.of("/sign-out", "/step-up");

    private final ObjectProvider<Duty> duties;
    private final Refusals refusals;

    Duties(ObjectProvider<Duty> duties, Refusals refusals) {
        this.duties = duties;
        this.refusals = refusals;
    }

    /** The first duty that stands before this request; the way out of the network and to the duty itself stays open. */
    Optional<Duty> before(Recognised person, HttpServletRequest request) {
        var path = request.getServletPath();
        if (OPEN.contains(path) || PublicPaths.contains(path)) {
            return Optional.empty();
        }
        return duties.orderedStream()
                .filter(duty -> duty.owed(person.principal(), person.user()))
                .findFirst()
                .filter(duty -> !path.equals(duty.path()) && !path.startsWith(duty.path() + "/"));
    }

    void lead(Duty duty, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Requests.isApi(request)) {
            refusals.answer(Refusal.of(Refusal.Code.DENIED, duty.messageKey()), request, response);
            return;
        }
        var query = request.getQueryString();
        var asked = Requests.path(request) + (query == null ? "" : "?" + query);
        var next = "GET".equals(request.getMethod()) && !asked.equals("/")
                ? "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8)
                : "";
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", duty.path() + next);
    }
}

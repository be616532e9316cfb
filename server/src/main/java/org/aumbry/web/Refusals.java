package org.aumbry.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where a refusal or a failure becomes an answer: a problem for the API, a page for everyone else.
 *
 * <p>What is missing and what is forbidden to know are answered with the same bytes.
 */
@Component
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final String AGAIN = "Retry-After";

    /** When asking again may help, in seconds; where nobody knows better. */
    private static final Map<HttpStatus, String> AGAIN_SECONDS =
            Map.of(HttpStatus.SERVICE_UNAVAILABLE, "5", HttpStatus.TOO_MANY_REQUESTS, "60");

    private final Views views;
    private final Shells shells;
    private final JsonMapper json;
    private final ObjectProvider<RefusalForm> forms;
    private final StepUpRedirect stepUp;

    Refusals(
            Views views,
            Shells shells,
            JsonMapper json,
            ObjectProvider<RefusalForm> forms,
            StepUpRedirect stepUp) {
        this.views = views;
        this.shells = shells;
        this.json = json;
        this.forms = forms;
        this.stepUp = stepUp;
    }

    /** Answers with a refusal; for filters, and for everything a controller throws. */
    public void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refusal.code() == Refusal.Code.NOT_SIGNED_IN && !Requests.isApi(request)) {
            toSignIn(request, response);
            return;
        }
        if (refusal.code() == Refusal.Code.STEP_UP && !Requests.isApi(request)) {
            stepUp.answer(request, response);
            return;
        }
        var words = shells.words(request);
        var key = words.has(refusal.messageKey()) ? refusal.messageKey() : "refusal.denied";
        write(status(refusal.code()), refusal, words.t(key, refusal.arguments().toArray()), request, response);
    }

    /** Answers with a status that the framework chose, in words that tell nothing of its workings. */
    void answer(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (status.is5xxServerError()) {
            write(status, null, bareWords(request).t("web.error.failed"), request, response);
        } else if (status == HttpStatus.NOT_FOUND) {
            answer(Refusal.notFound(), request, response);
        } else {
            write(status, null, bareWords(request).t(key(status)), request, response);
        }
    }

    static HttpStatus status(Refusal.Code code) {
        return switch (code) {
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case DENIED, STEP_UP -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case SEALED -> HttpStatus.LOCKED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case OVER_LIMIT -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case WITHHELD -> HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS;
        };
    }

    private static String key(HttpStatus status) {
        return switch (status) {
            case METHOD_NOT_ALLOWED -> "web.error.method";
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "web.error.media-type";
            case CONTENT_TOO_LARGE -> "web.error.too-large";
            default -> "web.error.request";
        };
    }

    private void write(
            HttpStatus status,
            @Nullable Refusal refusal,
            String message,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setHeader(SecurityHeaders.CACHE, SecurityHeaders.ALL.get(SecurityHeaders.CACHE));
        if (!response.containsHeader(AGAIN) && AGAIN_SECONDS.containsKey(status)) {
            response.setHeader(AGAIN, AGAIN_SECONDS.get(status));
        }
        var title = bareWords(request).t("web.error.title." + titleOf(status));
        var form = forms.stream().filter(each -> each.speaksBelow(Requests.path(request))).findFirst();
        if (form.isPresent()) {
            said(form.get().say(status, refusal, message), response);
        } else if (Requests.isApi(request)) {
            var code = refusal == null ? slug(status.name()) : slug(refusal.code().name());
            var field = refusal == null ? null : refusal.field();
            problem(new Problem(type(refusal), title, status.value(), message, code, field), response);
        } else {
            var id = status.is5xxServerError() ? Requests.id(request) : "";
            page(status, new ErrorPage(status.value(), title, message, id), request, response);
        }
    }

    private static String type(@Nullable Refusal refusal) {
        return refusal != null && refusal.code() == Refusal.Code.STEP_UP ? "step-up" : "about:blank";
    }

    private static String titleOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN, UNAUTHORIZED -> "denied";
            case CONFLICT -> "conflict";
            case LOCKED -> "sealed";
            case CONTENT_TOO_LARGE -> "too-large";
            case TOO_MANY_REQUESTS -> "over-limit";
            case SERVICE_UNAVAILABLE -> "unavailable";
            case UNAVAILABLE_FOR_LEGAL_REASONS -> "withheld";
            default -> status.is5xxServerError() ? "failed" : "invalid";
        };
    }

    private static void said(RefusalForm.Said said, HttpServletResponse response) throws IOException {
        response.setStatus(said.status().value());
        response.setContentType(said.contentType());
        response.setContentLength(said.body().length);
        response.getOutputStream().write(said.body());
    }

    private void problem(Problem problem, HttpServletResponse response) throws IOException {
        var bytes = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private void page(HttpStatus status, ErrorPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && Requests.principal(request).isPresent()) {
            try {
                views.page(status, page).render(null, request, response);
                return;
            } catch (Exception frameFailed) {
                LOG.warn("an error page could not be drawn with its whole frame", frameFailed);
                response.resetBuffer();
            }
        }
        views.bare(status, page, request, response);
    }

    private Words bareWords(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST ? shells.words(request) : shells.asked(request);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) {
        if (PublicPaths.ofOperators(Requests.path(request))) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/operators/sign-in");
            return;
        }
        var query = request.getQueryString();
        var next = Requests.path(request) + (query == null ? "" : "?" + query);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", "GET".equals(request.getMethod()) && !next.equals("/")
                ? "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
                : "/sign-in");
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

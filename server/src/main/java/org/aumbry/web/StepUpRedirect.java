package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Leads to the page that looks at the person again, with the way back to where they stood. */
final class StepUpRedirect {

    private static final String PAGE = "/step-up";

    private StepUpRedirect() {}

    static void answer(HttpServletRequest request, HttpServletResponse response) {
        boolean reading = "GET".equals(request.getMethod());
        var query = request.getQueryString();
        var asked = Requests.path(request) + (query == null ? "" : "?" + query);
        var back = reading ? asked : page(request.getHeader("Referer"));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", PAGE + "?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (reading ? "" : "&again=true"));
    }

    /** The page a form stood on, as the browser says; only its path counts, so it can lead nowhere else. */
    private static String page(@org.jspecify.annotations.Nullable String referer) {
        try {
            var address = referer == null ? null : URI.create(referer);
            var path = address == null ? null : address.getRawPath();
            if (path == null) {
                return Paths.local("");
            }
            var query = address.getRawQuery();
            return Paths.local(query == null ? path : path + "?" + query);
        } catch (IllegalArgumentException noAddress) {
            return Paths.local("");
        }
    }
}

package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Leads to the page that looks at the person again, with the way back to where they stood. A form that was refused is
 * kept meanwhile, so that nothing typed is lost; files are not.
 */
@Component
class StepUpRedirect {

    private static final String PAGE = "/step-up";
    private static final Set<String> OURS = Set.of(FormTokens.FIELD, HeldForms.PARAMETER);

    private final ObjectProvider<HeldForms> forms;

    StepUpRedirect(ObjectProvider<HeldForms> forms) {
        this.forms = forms;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) {
        boolean reading = "GET".equals(request.getMethod());
        var back = reading ? address(request) : page(request.getHeader("Referer"));
        var held = reading ? Optional.<String>empty() : hold(request);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", PAGE + "?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + held.map(id -> "&held=" + id).orElse(reading ? "" : "&again=true"));
    }

    private Optional<String> hold(HttpServletRequest request) {
        var type = request.getContentType();
        var keeper = forms.getIfAvailable();
        if (keeper == null
                || !"POST".equals(request.getMethod())
                || type == null
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OURS.contains(name)) {
                fields.put(name, List.of(values));
            }
        });
        return Requests.principal(request).flatMap(who -> keeper.hold(who, address(request), fields));
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return Requests.path(request) + (query == null ? "" : "?" + query);
    }

    /** The page a form stood on, as the browser says; only its path counts, so it can lead nowhere else. */
    private static String page(@Nullable String referer) {
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

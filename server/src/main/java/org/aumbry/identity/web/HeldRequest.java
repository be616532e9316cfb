package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aumbry.identity.HeldForm;
import org.jspecify.annotations.Nullable;

/** A request whose fields are those of a form that waited. */
final class HeldRequest extends HttpServletRequestWrapper {

    private final HeldForm form;

    HeldRequest(HttpServletRequest request, HeldForm form) {
        super(request);
        this.form = form;
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = form.fields().get(name);
        return values == null ? null : values.getFirst();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        var values = form.fields().get(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(form.fields().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var all = new LinkedHashMap<String, String[]>();
        form.fields().forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    public @Nullable String getQueryString() {
        return form.query().isEmpty() ? null : form.query();
    }
}

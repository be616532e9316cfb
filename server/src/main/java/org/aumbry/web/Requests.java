package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;

/** What the gate and the shell know about the request at hand, beside what it says itself. */
public final class Requests {

    private static final String PRINCIPAL = Requests.class.getName() + ".principal";
    private static final String ID = Requests.class.getName() + ".id";
    private static final List<String> API = List.of("/api/", "/scim/");

    private Requests() {}

    /** Called by the gate once it knows who is asking. */
    public static void enter(HttpServletRequest request, Principal who) {
        request.setAttribute(PRINCIPAL, who);
    }

    /** Who is asking; empty on public pages without a sign-in. */
    public static Optional<Principal> principal(HttpServletRequest request) {
        return Optional.ofNullable((Principal) request.getAttribute(PRINCIPAL));
    }

    /** Who is asking. Refuses with not-signed-in when nobody is. */
    public static Principal required(HttpServletRequest request) {
        return principal(request).orElseThrow(() -> Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in"));
    }

    /** Whether the asker expects JSON: decided by the address alone, never by what a request claims to accept. */
    public static boolean isApi(HttpServletRequest request) {
        return isApi(path(request));
    }

    /** The same of a path. */
    public static boolean isApi(String path) {
        return API.stream().anyMatch(path::startsWith);
    }

    /** The path inside the application, as it was first asked for, also while an error is being answered. */
    public static String path(HttpServletRequest request) {
        var original = (String) request.getAttribute("jakarta.servlet.error.request_uri");
        return original != null ? original : request.getRequestURI();
    }

    /** Identifies this request in answers and logs: 16 hexadecimal digits; empty before the first filter ran. */
    public static String id(HttpServletRequest request) {
        var id = (String) request.getAttribute(ID);
        return id == null ? "" : id;
    }

    /** Called by the first filter. */
    public static void name(HttpServletRequest request, String id) {
        request.setAttribute(ID, id);
    }
}

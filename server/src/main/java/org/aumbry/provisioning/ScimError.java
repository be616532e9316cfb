package org.aumbry.provisioning;

import org.jspecify.annotations.Nullable;

/** A request of a SCIM client that is not carried out (RFC 7644, 3.12); the detail is English and safe to show. */
public final class ScimError extends RuntimeException {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_LARGE = 413;
    private static final int NOT_IMPLEMENTED = 501;

    private final int status;
    private final @Nullable String type;

    private ScimError(int status, @Nullable String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    static ScimError invalidFilter(String detail) {
        return new ScimError(BAD_REQUEST, "invalidFilter", detail);
    }

    static ScimError invalidPath(String detail) {
        return new ScimError(BAD_REQUEST, "invalidPath", detail);
    }

    static ScimError invalidValue(String detail) {
        return new ScimError(BAD_REQUEST, "invalidValue", detail);
    }

    public static ScimError invalidSyntax(String detail) {
        return new ScimError(BAD_REQUEST, "invalidSyntax", detail);
    }

    static ScimError mutability(String attribute) {
        return new ScimError(BAD_REQUEST, "mutability", attribute + " is read-only");
    }

    static ScimError noTarget(String detail) {
        return new ScimError(BAD_REQUEST, "noTarget", detail);
    }

    static ScimError notFound() {
        return new ScimError(NOT_FOUND, null, "No such resource");
    }

    static ScimError taken(String attribute) {
        return new ScimError(CONFLICT, "uniqueness", attribute + " belongs to another resource");
    }

    static ScimError conflict(String detail) {
        return new ScimError(CONFLICT, null, detail);
    }

    static ScimError stale() {
        return new ScimError(PRECONDITION_FAILED, null, "The resource has another version by now");
    }

    public static ScimError tooLarge(String detail) {
        return new ScimError(TOO_LARGE, null, detail);
    }

    public static ScimError notImplemented() {
        return new ScimError(NOT_IMPLEMENTED, null, "A provisioning token stands for no person");
    }

    public int status() {
        return status;
    }

    /** Detail keyword of RFC 7644, table 9; null where there is none. */
    public @Nullable String type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

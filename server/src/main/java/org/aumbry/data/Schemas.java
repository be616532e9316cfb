package org.aumbry.data;

import java.util.regex.Pattern;
import org.aumbry.kernel.TenantId;

/** Names of a tenant's schema and role, which are the same. */
final class Schemas {

    private static final Pattern NAME = Pattern.compile("t_[0-9a-f]{32}");

    private Schemas() {}

    /** {@code t_} and the 32 hexadecimal digits of the tenant's identifier: safe in a statement without quotes. */
    static String of(TenantId tenant) {
        var name = "t_" + tenant.value().toString().replace("-", "");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("a tenant's identifier makes no schema name");
        }
        return name;
    }
}

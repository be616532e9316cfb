package org.aumbry.networks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an unattended first start needs to make the first network. Without {@code network} the first-run pages ask.
 *
 * @param network its name
 * @param name of the first administrator
 * @param email of the first administrator
 * @param language of both
 * @param passwordFile a file whose first line is the first password, for example a mounted secret
 * @param password the first password itself, for example from the environment; without either, an invitation link is
 *     printed at the start
 * @param sample whether to add sample content
 */
@ConfigurationProperties("aumbry.setup")
record SetupSettings(
        @Nullable String network,
        @Nullable String name,
        @Nullable String email,
        @DefaultValue("en") String language,
        @Nullable Path passwordFile,
        @Nullable String password,
        @DefaultValue("false") boolean sample) {

    @Override
    public String toString() {
        return "setup settings";
    }
}

package org.aumbry.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How passwords are hashed and how long things last.
 *
 * @param argon2MemoryKib memory of one hash; 47104 KiB with one pass is the OWASP minimum
 * @param argon2Iterations passes over that memory
 * @param argon2Parallelism lanes of one hash
 * @param hashesAtOnce how many hashes may run at the same time on this node; bounds memory and leaves processors to
 *     people who are signed in; 0 = half of the processors, at least one
 * @param hashesWaiting how many may wait for their turn before sign-in answers that it is busy
 * @param hashWait how long one may wait for its turn
 * @param invitationLife how long an invitation can be used
 * @param tokenLifeLimit the longest life of a personal access token
 */
@Validated
@ConfigurationProperties("aumbry.identity")
record IdentitySettings(
        @DefaultValue("47104") @Min(19456) @Max(1048576) int argon2MemoryKib,
        @DefaultValue("1") @Min(1) @Max(16) int argon2Iterations,
        @DefaultValue("1") @Min(1) @Max(8) int argon2Parallelism,
        @DefaultValue("0") @Min(0) @Max(64) int hashesAtOnce,
        @DefaultValue("32") @Min(0) @Max(1000) int hashesWaiting,
        @DefaultValue("10s") Duration hashWait,
        @DefaultValue("7d") Duration invitationLife,
        @DefaultValue("366d") Duration tokenLifeLimit) {

    /** How many hashes run at the same time. */
    int together() {
        return hashesAtOnce > 0 ? hashesAtOnce : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}

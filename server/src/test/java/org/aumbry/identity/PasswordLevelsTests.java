package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which passwords each level takes. */
class PasswordLevelsTests {

    private static final List<String> CONTEXT = List.of("Ana Acosta", "ana.acosta@acme.example", "Acme Group");

    private final Passwords passwords = new Passwords(TestSettings.cheap());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            low    | alone | 1234567                        | identity.password.short
            low    | alone | ana.acosta                     | identity.password.context
            low    | alone | ANA.Acosta@acme.example        | identity.password.context
            low    | alone | password                       | taken
            medium | alone | tarn8vexing                    | identity.password.short
            medium | two   | tarn8vexing                    | taken
            medium | two   | vex9tarn                       | taken
            medium | two   | dragon12                       | identity.password.common
            medium | two   | trustno1                       | identity.password.common
            medium | two   | acme2026                       | identity.password.sequence
            medium | alone | plum jam keeps till spring     | taken
            high   | alone | plum jam keeps till spring     | identity.password.pattern
            high   | two   | vex9tarn                       | identity.password.short
            high   | alone | q7Zk2vXw9rLmT4bN8s             | taken
            high   | alone | xq7vk2zw9wz2kv7qx              | identity.password.palindrome
            high   | alone | q7Zk2vXqwertyuiop9r            | identity.password.pattern
            high   | alone | q7Zk24-03-1998vX9r             | identity.password.pattern
            high   | alone | q7Zk2vX99999999w               | identity.password.pattern
            """)
    void eachLevelTakesWhatItSays(String level, String factors, String password, String expected) {
        var demand = PasswordDemand.of(policy(Map.of(PolicyOption.PASSWORD_LEVEL, level)), factors.equals("two"));
        var refusal = catchThrowableOfType(
                Refusal.class, () -> passwords.take("password", password, demand, CONTEXT));
        assertThat(refusal == null ? "taken" : refusal.messageKey()).as(password).isEqualTo(expected);
    }

    @Test
    void theCustomLevelAsksForLengthAndStrength() {
        var demand = PasswordDemand.of(
                policy(Map.of(
                        PolicyOption.PASSWORD_LEVEL, "custom",
                        PolicyOption.PASSWORD_CUSTOM_LENGTH, "10",
                        PolicyOption.PASSWORD_CUSTOM_STRENGTH, "4")),
                false);
        assertThat(reason("tarn8vexi", demand)).isEqualTo("identity.password.short");
        assertThat(reason("sunny days2", demand)).isIn("identity.password.weak", "identity.password.common");
        assertThatCode(() -> passwords.take("p", "vex9 tarn quoin 4 jam", demand, CONTEXT)).doesNotThrowAnyException();
    }

    @Test
    void noLevelAsksForKindsOfCharacters() {
        for (var level : List.of("low", "medium", "high")) {
            var demand = PasswordDemand.of(policy(Map.of(PolicyOption.PASSWORD_LEVEL, level)), false);
            assertThatCode(() -> passwords.take("p", "zkqvxwrjmtpbnsgd", demand, CONTEXT))
                    .as(level)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatAPasswordMetIsKeptInStepsAndTellsWhetherItStillDoes() {
        var standing = passwords.take("p", "plum jam keeps till spring", PasswordDemand.USUAL, CONTEXT).standing();
        assertThat(standing.lengthClass()).isEqualTo(25);
        assertThat(PasswordStanding.decoded(standing.encoded())).isEqualTo(standing);
        assertThat(PasswordDemand.USUAL.metBy(standing)).isTrue();
        assertThat(PasswordDemand.of(policy(Map.of(PolicyOption.PASSWORD_LEVEL, "high")), false).metBy(standing))
                .isFalse();
        assertThat(PasswordDemand.USUAL.metBy(PasswordStanding.UNKNOWN)).isTrue();
        var shorter = new PasswordStanding(8, 4, true, true);
        assertThat(PasswordDemand.USUAL.metBy(shorter)).isFalse();
        assertThat(PasswordDemand.of(PolicyValues.USUAL, true).metBy(shorter)).isTrue();
    }

    @Test
    void theLongestPasswordIsLookedAtQuickly() {
        assertThat(Duration.ofSeconds(5)).isGreaterThan(time(() ->
                passwords.standing("q7Zk2vXw9rLmT4bN8s ".repeat(53), CONTEXT)));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String reason(String password, PasswordDemand demand) {
        var refusal = catchThrowableOfType(Refusal.class, () -> passwords.take("p", password, demand, CONTEXT));
        return refusal == null ? "taken" : refusal.messageKey();
    }

    private static PolicyValues policy(Map<PolicyOption, String> chosen) {
        return new PolicyValues(chosen, java.util.Set.of());
    }
}

package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private static final List<String> CONTEXT = List.of("Ana Acosta", "ana.acosta@acme.example", "Acme Group");

    private final Passwords passwords = new Passwords(TestSettings.cheap());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short                            | identity.password.short
            fourteen chars                   | identity.password.short
            aaaaaaaaaaaaaaaaaaaa             | identity.password.repeats
            abcabcabcabcabcabc               | identity.password.repeats
            passwordpasswordpassword         | identity.password.common
            12345678901234567890             | identity.password.sequence
            qwertyuiopasdfghjkl              | identity.password.sequence
            azertyuiop1234567890             | identity.password.sequence
            anaacostaacmegroup               | identity.password.context
            Acme.Group.2026!!!               | identity.password.context
            An4Ac0st4-4cm3-Gr0up             | identity.password.context
            Password2026Password             | identity.password.common
            P@ssw0rdP@ssw0rd!                | identity.password.common
            correcthorsebatterystaple        | identity.password.common
            Bienvenue-Administrateur         | identity.password.common
            contraseña-secreto-1999          | identity.password.common
            letmein-acosta-1234567           | identity.password.common
            """)
    void whatGuessersTryIsRefusedWithTheReason(String password, String reason) {
        var refusal = catchThrowableOfType(Refusal.class, () -> passwords.require("password", password, CONTEXT));
        assertThat(refusal).as(password).isNotNull();
        assertThat(refusal.messageKey()).isEqualTo(reason);
        assertThat(refusal.field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plum jam of Ana keeps till spring",
        "ooze nickel varnish",
        "482019573628401",
        "ΣωκράτηςΠλάτων κήπος",
        "我的密码是很长的一句话没有人知道",
        "zq!x7 wv#9 kt&2 hd",
        "               spaces also count x9k2",
        "🐌🐌🦔🌲🐙🦑🍄🌰🥕🫐🍋🥬🦡🦦🦥"
    })
    void anyKindOfCharactersIsTaken(String password) {
        assertThatCode(() -> passwords.require("password", password, CONTEXT)).doesNotThrowAnyException();
    }

    @Test
    void randomPasswordsOfAnyLengthBetweenTheLimitsAreTaken() {
        var random = new Random(7);
        for (int length = PasswordRules.MINIMUM; length <= PasswordRules.MAXIMUM; length += 1 + length / 3) {
            var text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append((char) ('!' + random.nextInt(94)));
            }
            passwords.require("password", text.toString(), CONTEXT);
        }
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThemAfterNormalisation() {
        var composed = "é".repeat(3) + "ûñèçøæœäöüîï";
        assertThat(composed).hasSize(15);
        passwords.require("password", java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD), CONTEXT);
        var tooLong = catchThrowableOfType(
                Refusal.class, () -> passwords.require("password", "xk7 ".repeat(256) + "q", CONTEXT));
        assertThat(tooLong.messageKey()).isEqualTo("identity.password.long");
    }

    @Test
    void bothFormsOfAnAccentAreTheSamePasswordAndNothingElseIsChanged() {
        var hash = passwords.hash("café crème à volonté");
        assertThat(hash).startsWith("$argon2id$");
        assertThat(passwords.matches("cafe\u0301 cre\u0300me a\u0300 volonte\u0301", hash)).isTrue();
        assertThat(passwords.matches("Café crème à volonté", hash)).isFalse();
        assertThat(passwords.matches("café crème à volonté ", hash)).isFalse();
    }

    @Test
    void aLongPasswordCountsToItsLastCharacter() {
        var base = "w9 kd!f q".repeat(110);
        var hash = passwords.hash(base + "a");
        assertThat(passwords.matches(base + "a", hash)).isTrue();
        assertThat(passwords.matches(base + "b", hash)).isFalse();
    }

    @Test
    void nobodysHashTakesTheSameWorkAndNeverMatches() {
        long before = passwords.comparisons();
        assertThat(passwords.matches("a password that nobody has", null)).isFalse();
        assertThat(passwords.comparisons()).isEqualTo(before + 1);
    }

    @Test
    void hashesOfLesserParametersAreOutdated() {
        var today = new Passwords(TestSettings.usual());
        assertThat(today.outdated(passwords.hash("plum jam keeps till spring"))).isTrue();
        assertThat(today.outdated(today.hash("plum jam keeps till spring"))).isFalse();
    }
}

package org.aumbry.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.MailSettings.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWordsTests {

    @ParameterizedTest
    @ValueSource(strings = {
        "ana@acme.example\r\nBcc: dee@globex.example",
        "ana@acme.example, dee@globex.example",
        "ana@acme.example;dee@globex.example",
        "Ana <ana@acme.example>",
        "\"ana dee\"@acme.example",
        "ana@acme.example\u0000",
        "ana@@acme.example",
        "ana@[127.0.0.1]",
        "ana",
        "@acme.example",
        "ana@",
        ""
    })
    void whatIsNoSingleAddressIsRefused(String address) {
        assertThatThrownBy(() -> LetterWords.address(address))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("email"));
    }

    @Test
    void anAddressStaysAsItIs() {
        assertThat(LetterWords.address("ana.acosta+news@acme.example")).isEqualTo("ana.acosta+news@acme.example");
        assertThat(LetterWords.address("josé@münchen.example")).isEqualTo("josé@münchen.example");
    }

    @Test
    void aSubjectIsOneShortLine() {
        assertThat(LetterWords.subject("Hello\r\nBcc: dee@globex.example\u2028x"))
                .isEqualTo("Hello Bcc: dee@globex.example x");
        assertThat(LetterWords.subject("😀".repeat(300)).codePointCount(0, 400)).isEqualTo(200);
    }

    @Test
    void aNameCarriesNoAdvertisement() {
        var words = LetterWords.arguments(List.of("Win at https://evil.example/x or WWW.evil.example\nnow", 3));

        assertThat(words).containsExactly("Win at evil.example/x or evil.example now", 3);
    }

    @Test
    void aMailServerElsewhereIsReachedByTlsOnly() {
        assertThatThrownBy(() -> settings("192.0.2.1", Security.NONE, "a@acme.example"))
                .hasMessageContaining("aumbry.mail.tls");
        assertThatThrownBy(() -> settings("localhost", Security.NONE, "")).hasMessageContaining("aumbry.mail.from");
        assertThat(settings("127.0.0.1", Security.NONE, "a@acme.example").delivers()).isTrue();
        assertThat(settings("", Security.STARTTLS, "").delivers()).isFalse();
    }

    @Test
    void lettersAreReadInTheDemonstrationAndOnADevelopersMachineOnly() {
        var usual = settings("", Security.STARTTLS, "");
        var viewer = new MailSettings("", 587, Security.STARTTLS, null, "", "", null, "", true, 20, 200);

        assertThat(new LetterReader(false, usual).leave("127.0.0.1", false).granted()).isFalse();
        assertThat(new LetterReader(true, usual).leave("198.51.100.7", false).granted()).isTrue();
        assertThat(new LetterReader(false, viewer).leave("127.0.0.1", false).granted()).isTrue();
        assertThat(new LetterReader(false, viewer).leave("::1", false).granted()).isTrue();
        assertThat(new LetterReader(false, viewer).leave("127.0.0.1", true).granted()).isFalse();
        assertThat(new LetterReader(false, viewer).leave("198.51.100.7", false).granted()).isFalse();
    }

    @Test
    void settingsSayNothingOfThePassword() {
        var settings = new MailSettings(
                "localhost", 1, Security.NONE, null, "u", "plum jam", null, "a@b.example", false, 1, 1);

        assertThat(settings).asString().doesNotContain("plum");
    }

    private static MailSettings settings(String host, Security tls, String from) {
        return new MailSettings(host, 587, tls, null, "", "", null, from, false, 20, 200);
    }
}

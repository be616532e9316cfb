package org.aumbry.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegisterTests {

    private final Register register = new Register();

    @Test
    void thereAre292PromisesInTheExpectedOrder() {
        var expected = Stream.of(numbered("eXo", 32), numbered("XAAS", 40), numbered("DEX", 101), numbered("ELI", 45),
                        numbered("PAN", 74))
                .flatMap(ids -> ids)
                .toList();
        assertThat(register.all()).hasSize(292).extracting(Promise::id).containsExactlyElementsOf(expected);
    }

    @Test
    void eachPromiseIsOneSentenceOfOurOwn() throws IOException {
        var source = sourcePhrases();
        assertThat(source).hasSizeGreaterThan(292);
        assertThat(register.all()).allSatisfy(promise -> {
            assertThat(promise.words()).matches("\\p{Lu}.{20,200}\\.");
            assertThat(source).doesNotContain(digest(promise.words()));
            assertThat(promise.words()).isNotEqualTo(promise.behaviour());
        });
        assertThat(register.all()).extracting(Promise::words).doesNotHaveDuplicates();
    }

    @Test
    void aPhraseOfTheSourceWouldBeRecognised() throws IOException {
        assertThat(sourcePhrases()).contains(digest("... and at rest."));
    }

    @Test
    void eachPromiseHasAnOwnerAndSomebodyWhoActs() {
        assertThat(register.all()).allSatisfy(promise -> assertThat(promise.role())
                .isIn("product", "operator", "network administrator", "space administrator", "member", "approver"));
        assertThat(register.all()).extracting(Promise::owner).contains(PromiseOwner.values());
    }

    @Test
    void whatSoftwarePromisesCannotBeSigned() {
        assertThat(register.all()).filteredOn(promise -> promise.kind().attestable()).hasSize(87);
        assertThat(register.find("XAAS-17").orElseThrow().kind().attestable()).isFalse();
    }

    @Test
    void aPromiseNobodyMadeIsNotFound() {
        assertThat(register.find("XAAS-41")).isEmpty();
    }

    private static Stream<String> numbered(String prefix, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + "-" + number);
    }

    /** Digests of the phrases of the five source documents, which are not part of this project. */
    private static Set<String> sourcePhrases() throws IOException {
        try (var stream = RegisterTests.class.getResourceAsStream("/assurance/source-phrases.sha256")) {
            return Set.of(new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n"));
        }
    }

    private static String digest(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

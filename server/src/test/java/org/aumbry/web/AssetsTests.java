package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTests {

    private static final int BUDGET_BYTES = 120 * 1024;

    private final Assets assets = new Assets();

    @Test
    void scriptsAndStylesFitTheBudget() {
        assertThat(assets.packedScriptAndStyleBytes()).isBetween(1024, BUDGET_BYTES);
    }

    @Test
    void anAddressCarriesTheHashAndOnlyThatOneIsServed() {
        var address = assets.href("icons.svg");
        assertThat(address).matches("/assets/[0-9a-f]{16}/icons\\.svg");
        assertThat(assets.at(address)).isPresent();
        assertThat(assets.at("/assets/0000000000000000/icons.svg")).isEmpty();
        assertThat(assets.at(address + "/../../x")).isEmpty();
    }

    @Test
    void aFileThatDoesNotExistCannotBeLinked() {
        assertThatThrownBy(() -> assets.href("js/none.js")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allStyleSheetsAreOneWithLayersInTheirOrder() {
        var css = new String(assets.at(assets.href(Assets.STYLES)).orElseThrow().plain(), StandardCharsets.UTF_8);
        assertThat(css).startsWith("@layer reset, tokens, base, components, utilities;");
        assertThat(css.indexOf("--paper0")).isLessThan(css.indexOf(".reach"));
        assertThat(css.chars().filter(each -> each == '{').count())
                .isEqualTo(css.chars().filter(each -> each == '}').count());
    }

    @Test
    void darkByDeviceAndDarkByChoiceAreTheSameColours() throws IOException {
        var css = Files.readString(Path.of("src/main/resources/static/css/tokens.css"));
        var blocks = Pattern.compile("--paper0: #1A2220;.*?--e3: [^;]+;", Pattern.DOTALL).matcher(css).results()
                .map(found -> found.group().replaceAll("\\s+", " "))
                .toList();
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0)).isEqualTo(blocks.get(1));
    }

    @Test
    void everyIconATemplateNamesIsInTheSprite() throws IOException {
        var sprite = Files.readString(Path.of("src/main/resources/static/icons.svg"));
        var used = Pattern.compile("Icon\\(shell = shell, name = \"([a-z-]+)\"");
        try (var walk = Files.walk(Path.of("src/main/jte"))) {
            for (var template : walk.filter(file -> file.toString().endsWith(".jte")).toList()) {
                used.matcher(Files.readString(template)).results().forEach(found ->
                        assertThat(sprite).as(template.toString()).contains("<symbol id=\"" + found.group(1) + "\""));
            }
        }
    }
}

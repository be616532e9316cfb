package org.aumbry.custody.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.crypto.Algorithm;
import org.aumbry.custody.Custody;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page that says which algorithm does what. */
@Controller
class InventoryController {

    private static final String PAGE = "/admin/keys/inventory";

    private final Custody custody;
    private final Views views;

    InventoryController(Custody custody, Views views) {
        this.custody = custody;
        this.views = views;
    }

    @GetMapping(PAGE)
    View inventory(Principal who, Words words) {
        var ways = custody.ways(who);
        return views.page(new InventoryPage(
                KeysTabs.of(words, PAGE),
                name(ways.set()),
                List.of(
                        row(words, "values", counted(words, ways.keys(), "custody.use.key-count")),
                        row(words, "files", counted(words, ways.files(), "custody.use.file-count")),
                        row(words, "index", "AES-256-GCM"),
                        row(words, "wrapping", "AES-256-GCM"),
                        row(words, "root", ways.service().equals("aws") || ways.service().equals("transit")
                                ? words.t("custody.use.service") : "AES-256-GCM"),
                        row(words, "passphrase", "Argon2id (RFC 9106)"),
                        row(words, "passwords", "Argon2id (RFC 9106)"),
                        row(words, "look-ups", "HMAC-SHA-256, 128 bit"),
                        row(words, "derived", "HKDF-SHA-256 (RFC 5869)"),
                        row(words, "tree", "SHA-256 (RFC 6962)"),
                        row(words, "signatures", "Ed25519 (RFC 8032)"),
                        row(words, "connections", "TLS 1.3, TLS 1.2 (AEAD)"))));
    }

    private static InventoryPage.Row row(Words words, String what, String how) {
        return new InventoryPage.Row(
                words.t("custody.use." + what), how, words.t("custody.use." + what + ".key"));
    }

    private static String counted(Words words, Map<Algorithm, Long> ways, String key) {
        return ways.isEmpty()
                ? words.t("custody.use.none")
                : ways.entrySet().stream()
                        .map(each -> name(each.getKey()) + ": " + words.t(key, each.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String name(Algorithm algorithm) {
        return switch (algorithm) {
            case AES_256_GCM -> "AES-256-GCM";
            case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
        };
    }
}

package org.aumbry.networks.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Founder;
import org.aumbry.networks.Setup;
import org.aumbry.networks.SetupAddress;
import org.aumbry.networks.SetupStep;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.SignInCookie;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first run in the browser. */
@Controller
class SetupController {

    private final Setup setup;
    private final SetupDoor door;
    private final SetupPages pages;
    private final Views views;

    SetupController(Setup setup, SetupDoor door, SetupPages pages, Views views) {
        this.setup = setup;
        this.door = door;
        this.pages = pages;
        this.views = views;
    }

    @GetMapping("/setup")
    View begin(
            @RequestParam(required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (token != null && door.admit(token, response)) {
            return views.seeOther("/setup");
        }
        door.require(request);
        return views.seeOther(path(setup.next()));
    }

    @GetMapping("/setup/{step}")
    View step(@PathVariable String step, Words words, HttpServletRequest request) {
        door.require(request);
        return views.page(pages.page(known(step), words, FieldErrors.none(), Map.of()));
    }

    @GetMapping("/setup/recovery-kit")
    View kit(HttpServletRequest request) {
        door.require(request);
        return views.page(new RecoveryKitPage(setup.recoveryKit()));
    }

    @PostMapping("/setup/language")
    View language(@RequestParam(defaultValue = "en") String language, HttpServletRequest request,
            HttpServletResponse response) {
        door.require(request);
        setup.language(language);
        response.addCookie(cookie("__Host-aumbry-language", setup.answers().get("language"), 31_536_000));
        return views.seeOther(path(SetupStep.ADMINISTRATOR));
    }

    @PostMapping("/setup/administrator")
    View administrator(
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            Words words,
            HttpServletRequest request) {
        var typed = Map.of("network", network, "name", name, "email", email);
        return save(
                SetupStep.ADMINISTRATOR,
                typed,
                words,
                request,
                () -> setup.administrator(network, name, email, password));
    }

    @PostMapping("/setup/address")
    View address(
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String port,
            @RequestParam(name = "plain-port", defaultValue = "") String plainPort,
            @RequestParam(defaultValue = "") String certificate,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String check,
            Words words,
            HttpServletRequest request) {
        var wanted = new SetupAddress(host, port, plainPort, certificate, key);
        var typed = Map.of(
                "host", host, "port", port, "plain-port", plainPort, "certificate", certificate, "key", key);
        return save(SetupStep.ADDRESS, typed, words, request, () -> setup.address(wanted), !check.isEmpty());
    }

    @PostMapping("/setup/storage")
    View storage(@RequestParam(defaultValue = "") String storage, Words words, HttpServletRequest request) {
        return save(SetupStep.STORAGE, Map.of("storage", storage), words, request, () -> setup.storage(storage));
    }

    @PostMapping("/setup/keys")
    View keys(
            @RequestParam(defaultValue = "file") String custody,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(name = "group", defaultValue = "") List<String> groups,
            Words words,
            HttpServletRequest request) {
        return save(
                SetupStep.KEYS,
                Map.of(),
                words,
                request,
                () -> setup.keys(custody.equals("passphrase") && !setup.passphraseNow() ? passphrase : null, groups));
    }

    @PostMapping("/setup/content")
    View finish(
            @RequestParam(defaultValue = "no") String sample,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        door.require(request);
        var agent = request.getHeader("User-Agent");
        Founder.Admitted admitted;
        try {
            admitted = setup.finish(sample.equals("yes"), request.getRemoteAddr(), agent == null ? "" : agent);
        } catch (Refusal refusal) {
            return again(SetupStep.CONTENT, Map.of(), words, refusal);
        }
        door.close(response);
        response.addCookie(
                cookie(SignInCookie.NAME, admitted.cookie(), (int) admitted.life().toSeconds()));
        return views.seeOther("/");
    }

    private View save(
            SetupStep step, Map<String, String> typed, Words words, HttpServletRequest request, Runnable save) {
        return save(step, typed, words, request, save, false);
    }

    /** Keeps the answer and goes on, or stays to look at what was kept. */
    private View save(
            SetupStep step,
            Map<String, String> typed,
            Words words,
            HttpServletRequest request,
            Runnable save,
            boolean stay) {
        door.require(request);
        try {
            save.run();
        } catch (Refusal refusal) {
            return again(step, typed, words, refusal);
        }
        return views.seeOther(path(!stay && setup.done(step, setup.answers()) ? after(step) : step));
    }

    private View again(SetupStep step, Map<String, String> typed, Words words, Refusal refusal) {
        if (refusal.code() == Refusal.Code.NOT_FOUND) {
            throw refusal;
        }
        return views.page(
                HttpStatus.UNPROCESSABLE_CONTENT, pages.page(step, words, FieldErrors.of(words, refusal), typed));
    }

    private static SetupStep after(SetupStep step) {
        return SetupStep.values()[step.ordinal() + 1];
    }

    private static SetupStep known(String step) {
        return SetupStep.of(step).orElseThrow(Refusal::notFound);
    }

    private static String path(SetupStep step) {
        return "/setup/" + step.path();
    }

    private static Cookie cookie(String name, String value, int seconds) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}

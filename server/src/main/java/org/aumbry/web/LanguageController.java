package org.aumbry.web;

import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Remembers the language that a browser without a sign-in chose. */
@Controller
class LanguageController {

    private final Views views;

    LanguageController(Views views) {
        this.views = views;
    }

    @PostMapping("/language")
    View choose(@RequestParam String language, @RequestParam(defaultValue = "/") String next,
            HttpServletResponse response) {
        if (!Languages.spoken(language)) {
            throw Refusal.invalid("language", "refusal.language");
        }
        response.addCookie(Languages.cookie(language));
        return views.seeOther(Paths.local(next));
    }
}

package org.aumbry.policies.web;

import java.util.EnumMap;
import java.util.Map;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.policies.PolicyPreset;
import org.aumbry.policies.SecurityPolicy;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
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

/** The page of the security policy: look, try, put in force, lock, measure. */
@Controller
class PolicyController {

    private static final String PAGE = PolicyPages.PAGE;
    private static final int FIX_MINUTES = 10;

    private final SecurityPolicy policy;
    private final PolicyPages pages;
    private final Views views;

    PolicyController(SecurityPolicy policy, PolicyPages pages, Views views) {
        this.policy = policy;
        this.pages = pages;
        this.views = views;
    }

    @GetMapping(PAGE)
    View policy(Principal who, Words words) {
        return views.page(pages.policy(who, words, FieldErrors.none(), null));
    }

    /** Shows what would change; nothing does, so there is nothing to lead on to. */
    @PostMapping(PAGE + "/review")
    View review(Principal who, Words words, @RequestParam Map<String, String> fields) {
        try {
            return views.page(pages.review(words, policy.review(who, wanted(fields)), null));
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    @GetMapping(PAGE + "/review")
    View nothingToReview() {
        return views.seeOther(PAGE);
    }

    @GetMapping(PAGE + "/presets/{name}")
    View preset(Principal who, Words words, @PathVariable String name) {
        policy.current(who);
        var preset = PolicyPreset.of(name).orElseThrow(Refusal::notFound);
        return views.page(pages.review(words, policy.review(who, preset.all()), preset));
    }

    @GetMapping(PAGE + "/presets")
    View choosePreset(@RequestParam(defaultValue = "balanced") String name) {
        var preset = PolicyPreset.of(name).orElse(PolicyPreset.BALANCED);
        return views.seeOther(PAGE + "/presets/" + preset.stored());
    }

    @PostMapping(PAGE + "/commit")
    View commit(
            Principal who,
            Words words,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "10") String minutes) {
        try {
            policy.commit(who, wanted(fields), minutes.matches("[0-9]{1,3}") ? Integer.parseInt(minutes) : 0);
            return views.seeOther(PAGE);
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    /** One change that raises the score. */
    @PostMapping(PAGE + "/fix")
    View fix(Principal who, Words words, @RequestParam(defaultValue = "") String option) {
        policy.current(who);
        var known = SecurityPolicy.option(option);
        try {
            policy.commit(who, Map.of(known, PolicyPreset.BALANCED.word(known)), FIX_MINUTES);
            return views.seeOther(PAGE);
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    @PostMapping(PAGE + "/lock")
    View lock(Principal who, Words words, @RequestParam(defaultValue = "") String option) {
        policy.current(who);
        var known = SecurityPolicy.option(option);
        policy.lock(who, known);
        return views.seeOther(PAGE, Toast.of(words.t("policies.policy.locked-done", PolicyWords.name(words, known))));
    }

    @GetMapping(PAGE + "/unlock")
    View unlocking(Principal who, Words words, @RequestParam(defaultValue = "") String option) {
        var value = policy.current(who).word(SecurityPolicy.option(option));
        return views.page(unlockPage(words, SecurityPolicy.option(option), value, "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/unlock")
    View unlock(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String option,
            @RequestParam(defaultValue = "") String reason) {
        var value = policy.current(who).word(SecurityPolicy.option(option));
        var known = SecurityPolicy.option(option);
        try {
            policy.unlock(who, known, reason);
            return views.seeOther(
                    PAGE, Toast.of(words.t("policies.policy.unlocked-done", PolicyWords.name(words, known))));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    unlockPage(words, known, value, reason, FieldErrors.of(words, refusal)));
        }
    }

    private View again(Principal who, Words words, Refusal refusal) {
        if (refusal.code() == Refusal.Code.INVALID) {
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    pages.policy(who, words, FieldErrors.of(words, refusal), null));
        }
        if (refusal.code() != Refusal.Code.CONFLICT) {
            throw refusal;
        }
        return views.page(HttpStatus.CONFLICT, pages.policy(who, words, FieldErrors.none(), said(words, refusal)));
    }

    private static String said(Words words, Refusal refusal) {
        return words.t(refusal.messageKey(), refusal.arguments().toArray());
    }

    private static PolicyUnlockPage unlockPage(
            Words words, PolicyOption option, String value, String reason, FieldErrors errors) {
        return new PolicyUnlockPage(
                option.stored(),
                PolicyWords.name(words, option),
                PolicyWords.value(words, option, value),
                reason,
                errors);
    }

    /** The fields that are options; everything else a form sends is something else's. */
    private static Map<PolicyOption, String> wanted(Map<String, @Nullable String> fields) {
        var wanted = new EnumMap<PolicyOption, String>(PolicyOption.class);
        for (var option : PolicyOption.values()) {
            var value = fields.get(option.stored());
            if (value != null) {
                wanted.put(option, value.strip());
            }
        }
        return wanted;
    }
}

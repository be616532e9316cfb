package org.aumbry.networks.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aumbry.networks.SampleContent;
import org.aumbry.networks.Setup;
import org.aumbry.networks.SetupStep;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Step;
import org.aumbry.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Words the pages of the first run. */
@Component
class SetupPages {

    private final Setup setup;
    private final Environment environment;
    private final ObjectProvider<SampleContent> samples;

    SetupPages(Setup setup, Environment environment, ObjectProvider<SampleContent> samples) {
        this.setup = setup;
        this.environment = environment;
        this.samples = samples;
    }

    /** @param typed what was just sent and could not be taken, to be shown again; never a password */
    SetupPage page(SetupStep step, Words words, FieldErrors errors, Map<String, String> typed) {
        var answers = setup.answers().under(typed);
        var steps = Arrays.stream(SetupStep.values())
                .map(each -> new Step(words.t("networks.setup.step." + each.path()), state(each, step)))
                .toList();
        return new SetupPage(
                step.path(),
                steps,
                step.ordinal() == 0 ? "" : SetupStep.values()[step.ordinal() - 1].path(),
                answers,
                setup.settings(),
                details(step, words),
                errors);
    }

    private SetupPage.Details details(SetupStep step, Words words) {
        return switch (step) {
            case ADDRESS -> new SetupPage.Details(
                    environment.getProperty("local.server.port", "8443"),
                    setup.lookAtAddress().map(seen -> words.t("networks.address." + seen)).orElse(""),
                    List.of(),
                    "",
                    false,
                    false);
            case STORAGE -> new SetupPage.Details(
                    "", "", List.of(), setup.storageNow(), setup.storageInPlace(setup.answers()), false);
            case KEYS ->
                    new SetupPage.Details("", "", questions(words), setup.recoveryKit(), setup.passphraseNow(), false);
            case CONTENT -> new SetupPage.Details("", "", List.of(), "", false, samples.getIfAvailable() != null);
            case LANGUAGE, ADMINISTRATOR -> new SetupPage.Details("", "", List.of(), "", false, false);
        };
    }

    private List<String> questions(Words words) {
        return Arrays.stream(setup.asked().split(","))
                .map(place -> place.split("\\."))
                .map(place -> words.t("networks.kit.group", place[0], place[1]))
                .toList();
    }

    private String state(SetupStep each, SetupStep current) {
        if (each == current) {
            return "current";
        }
        return setup.done(each, setup.answers()) ? "done" : "ahead";
    }
}

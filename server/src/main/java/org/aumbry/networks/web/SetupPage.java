package org.aumbry.networks.web;

import java.util.List;
import org.aumbry.networks.SetupAnswers;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Step;

/**
 * One page of the first run.
 *
 * @param step which, as in addresses
 * @param back the step before; empty on the first
 * @param settings the equivalent settings file so far
 */
public record SetupPage(
        String step,
        List<Step> steps,
        String back,
        SetupAnswers answers,
        String settings,
        Details details,
        FieldErrors errors) {

    /**
     * What single steps show beside the answers.
     *
     * @param port this server's port now
     * @param seen what the look at the address found, worded; empty when nothing was looked at
     * @param questions which groups of the kit are asked for, worded
     * @param text where content goes now, or the recovery kit
     * @param inPlace whether that is as chosen: storage in use, passphrase set
     * @param samples whether there is sample content to add
     */
    public record Details(
            String port, String seen, List<String> questions, String text, boolean inPlace, boolean samples) {}

    @Override
    public String toString() {
        return "setup page " + step;
    }
}

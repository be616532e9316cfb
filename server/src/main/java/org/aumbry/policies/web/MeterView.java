package org.aumbry.policies.web;

import java.time.Instant;
import org.aumbry.policies.DownloadMeter;
import org.aumbry.web.Words;

/**
 * A budget as pages show it: one line for files, one for size, each empty when there is no such limit.
 *
 * @param state code of the state, as chips take it
 * @param sentence what the next download meets
 */
public record MeterView(
        long files,
        long filesLimit,
        String filesText,
        long kibibytes,
        long kibibytesLimit,
        String bytesText,
        Instant comesBackAt,
        String state,
        String sentence) {

    private static final int KIBIBYTE = 1024;

    static MeterView of(Words words, DownloadMeter meter) {
        return new MeterView(
                meter.files(),
                meter.filesLimit(),
                meter.filesLimit() == 0 ? "" : words.t("policies.meter.files", meter.files(), meter.filesLimit()),
                meter.bytes() / KIBIBYTE,
                meter.bytesLimit() / KIBIBYTE,
                meter.bytesLimit() == 0
                        ? ""
                        : words.t("policies.meter.size", words.size(meter.bytes()), words.size(meter.bytesLimit())),
                meter.comesBackAt(),
                chip(meter.state()),
                words.t("policies.meter.state." + word(meter.state())));
    }

    static String word(DownloadMeter.State state) {
        return switch (state) {
            case OK -> "ok";
            case WARNED -> "warned";
            case STEP_UP -> "step-up";
            case BLOCKED -> "blocked";
        };
    }

    static String chip(DownloadMeter.State state) {
        return switch (state) {
            case OK -> "ok";
            case WARNED, STEP_UP -> "changed";
            case BLOCKED -> "failed";
        };
    }
}

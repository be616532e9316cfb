package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.policies.Deviation;
import org.aumbry.policies.PolicyPreset;
import org.aumbry.policies.SecurityPolicy;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** How the policy differs from a preset: as a page and as files to keep. */
@Controller
class PolicyReports {

    private static final String PAGE = PolicyPages.PAGE + "/report";

    private final SecurityPolicy policy;
    private final PolicyPages pages;
    private final Views views;
    private final JsonMapper json;

    PolicyReports(SecurityPolicy policy, PolicyPages pages, Views views, JsonMapper json) {
        this.policy = policy;
        this.pages = pages;
        this.views = views;
        this.json = json;
    }

    /** @param measure stricter, weaker or other */
    record Line(String option, String now, String preset, String measure, boolean locked) {

        static Line of(Deviation deviation) {
            var measure = deviation.stricter() > 0 ? "stricter" : deviation.stricter() < 0 ? "weaker" : "other";
            return new Line(
                    deviation.option().stored(), deviation.now(), deviation.wanted(), measure, deviation.locked());
        }

        String csv() {
            return String.join(",", option, now, preset, measure, String.valueOf(locked)) + "\r\n";
        }
    }

    record Report(String preset, boolean secondAdministratorWanted, List<Line> deviations) {}

    @GetMapping(PAGE)
    View report(Principal who, Words words, @RequestParam(defaultValue = "balanced") String preset) {
        return views.page(pages.report(who, words, preset(preset)));
    }

    @GetMapping(PAGE + ".json")
    ResponseEntity<String> asJson(Principal who, @RequestParam(defaultValue = "balanced") String preset) {
        var report = new Report(preset(preset).stored(), policy.posture(who).alone(), lines(who, preset(preset)));
        return file("policy-deviation.json", "application/json", json.writeValueAsString(report));
    }

    @GetMapping(PAGE + ".csv")
    ResponseEntity<String> asCsv(Principal who, @RequestParam(defaultValue = "balanced") String preset) {
        var text = new StringBuilder("option,now,preset,measure,locked\r\n");
        lines(who, preset(preset)).forEach(line -> text.append(line.csv()));
        if (policy.posture(who).alone()) {
            text.append("second-administrator,missing,wanted,weaker,false\r\n");
        }
        return file("policy-deviation.csv", "text/csv;charset=utf-8", text.toString());
    }

    private List<Line> lines(Principal who, PolicyPreset preset) {
        return policy.deviations(who, preset).stream().map(Line::of).toList();
    }

    private static PolicyPreset preset(String name) {
        return PolicyPreset.of(name).orElse(PolicyPreset.BALANCED);
    }

    private static ResponseEntity<String> file(String name, String type, String body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}

package org.aumbry.perimeter.web;

import java.util.List;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.perimeter.Configurations;
import org.aumbry.perimeter.EgressJournal;
import org.aumbry.perimeter.Ports;
import org.aumbry.perimeter.Review;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where operators go through how the installation stands in its network. */
@Controller
class PerimeterController {

    static final String PAGE = "/operators/perimeter";

    private final Configurations configurations;
    private final Ports ports;
    private final EgressJournal egress;
    private final OperatorRoster roster;
    private final OperatorFrames frames;
    private final Views views;

    PerimeterController(
            Configurations configurations,
            Ports ports,
            EgressJournal egress,
            OperatorRoster roster,
            OperatorFrames frames,
            Views views) {
        this.configurations = configurations;
        this.ports = ports;
        this.egress = egress;
        this.roster = roster;
        this.frames = frames;
        this.views = views;
    }

    static List<Tab> tabs(Words words, String current) {
        return List.of(
                Tab.of(words.t("perimeter.tab.configuration"), PAGE, current.equals(PAGE)),
                Tab.of(words.t("perimeter.tab.addresses"), PAGE + "/addresses", current.equals(PAGE + "/addresses")),
                Tab.of(words.t("perimeter.machines"), PAGE + "/machines", current.equals(PAGE + "/machines")),
                Tab.of(words.t("perimeter.ways"), PAGE + "/ways", current.equals(PAGE + "/ways")));
    }

    @GetMapping(PAGE)
    View configuration(OnDuty who, Words words) {
        return views.page(page(who, words, "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/review")
    View review(
            OnDuty who,
            Words words,
            @RequestParam(defaultValue = "") String configuration,
            @RequestParam(defaultValue = "") String note) {
        who.active();
        if (!configurations.fresh(who)) {
            return views.seeOther("/operators/touch");
        }
        try {
            configurations.review(who, Identifiers.parse(configuration), note);
            return views.seeOther(PAGE, Toast.of(words.t("perimeter.reviewed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, note, FieldErrors.of(words, refused)));
        }
    }

    /** The firewall's rules as a file. */
    @GetMapping(PAGE + "/firewall.nft")
    ResponseEntity<String> firewall(OnDuty who) {
        who.active();
        var file = ContentDisposition.attachment().filename("firewall.nft").build();
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(ports.firewall());
    }

    private PerimeterPage page(OnDuty who, Words words, String note, FieldErrors errors) {
        var standing = configurations.standing(who);
        return new PerimeterPage(
                frames.of(who, words), tabs(words, PAGE), standing.newest(), standing.changes(),
                reviewed(standing.last()), standing.due(), standing.overdue(),
                ports.declared().stream().map(port -> door(words, port)).toList(),
                egress.newest(who).stream().map(each -> refused(words, each)).toList(), note, errors);
    }

    private PerimeterPage.@Nullable Reviewed reviewed(@Nullable Review review) {
        return review == null
                ? null
                : new PerimeterPage.Reviewed(roster.get(review.by()).name(), review.at(), review.note());
    }

    private static PerimeterPage.Refused refused(Words words, EgressJournal.Refused each) {
        var key = "perimeter.party." + each.party();
        return new PerimeterPage.Refused(
                each.at(), words.has(key) ? words.t(key) : each.party(), each.host() + ":" + each.port(), each.times());
    }

    private static PerimeterPage.Door door(Words words, Port port) {
        return switch (port.facing()) {
            case ANYONE -> door(words, port, "anyone", "changed");
            case OPERATORS -> door(words, port, "operators", "info");
            case THIS_MACHINE -> door(words, port, "this-machine", "ok");
        };
    }

    private static PerimeterPage.Door door(Words words, Port port, String facing, String chip) {
        return new PerimeterPage.Door(
                words.t("perimeter.port." + port.service()), port.number(), words.t("perimeter.facing." + facing),
                chip);
    }
}

package org.aumbry.takedowns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.DocumentId;
import org.aumbry.identity.Origin;
import org.aumbry.identity.web.RequestOrigin;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.LinkDoor;
import org.aumbry.takedowns.Category;
import org.aumbry.takedowns.ContentReports;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Reporting an object, for people of the network and for whoever holds a link. */
@Controller
class TakedownReportController {

    private final ContentReports reports;
    private final LinkDoor links;
    private final TenantScope scope;
    private final RequestOrigin origins;
    private final Views views;

    TakedownReportController(
            ContentReports reports, LinkDoor links, TenantScope scope, RequestOrigin origins, Views views) {
        this.reports = reports;
        this.links = links;
        this.scope = scope;
        this.origins = origins;
        this.views = views;
    }

    @GetMapping("/report/{document}")
    View form(Principal who, Words words, @PathVariable String document) {
        var id = DocumentId.parse(document);
        reports.require(who, id);
        return views.page(member(words, id, "", "", FieldErrors.none()));
    }

    @PostMapping("/report/{document}")
    View report(
            Principal who,
            Words words,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String text) {
        var id = DocumentId.parse(document);
        reports.require(who, id);
        try {
            reports.report(who, id, Category.of(category), text);
            return views.seeOther("/documents/" + id, Toast.of(words.t("takedowns.reported")));
        } catch (Refusal refused) {
            return again(refused, member(words, id, category, text, FieldErrors.of(words, refused)));
        }
    }

    @GetMapping("/link/{token}/report")
    View formOfLink(@PathVariable String token, Words words, HttpServletRequest request) {
        links.target(token, null, origins.of(request));
        return views.page(holder(words, "/link/" + token, "", "", FieldErrors.none()));
    }

    @GetMapping("/link/{token}/documents/{document}/report")
    View formInside(
            @PathVariable String token, @PathVariable String document, Words words, HttpServletRequest request) {
        var inside = DocumentId.parse(document);
        links.target(token, inside, origins.of(request));
        return views.page(holder(words, inside(token, inside), "", "", FieldErrors.none()));
    }

    @PostMapping("/link/{token}/report")
    View reportByLink(
            @PathVariable String token,
            Words words,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String text) {
        var origin = origins.of(request);
        var target = links.target(token, null, origin);
        return byLink(target, "/link/" + token, words, category, text, origin);
    }

    @PostMapping("/link/{token}/documents/{document}/report")
    View reportInside(
            @PathVariable String token,
            @PathVariable String document,
            Words words,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String text) {
        var origin = origins.of(request);
        var target = links.target(token, DocumentId.parse(document), origin);
        return byLink(target, inside(token, target.document()), words, category, text, origin);
    }

    private View byLink(
            LinkDoor.Target target, String back, Words words, String category, String text, Origin origin) {
        try {
            var kind = Category.of(category);
            scope.run(target.network(), () -> reports.reportByLink(
                    target.network(), target.document(), kind, text, origin.address()));
            return views.seeOther(back, Toast.of(words.t("takedowns.reported")));
        } catch (Refusal refused) {
            return again(refused, holder(words, back, category, text, FieldErrors.of(words, refused)));
        }
    }

    private static String inside(String token, DocumentId document) {
        return "/link/" + token + "/documents/" + document;
    }

    private View again(Refusal refused, ReportPage page) {
        if (refused.code() != Refusal.Code.INVALID) {
            throw refused;
        }
        return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page);
    }

    private static ReportPage member(
            Words words, DocumentId document, String category, String text, FieldErrors errors) {
        return new ReportPage(
                "/report/" + document, "/documents/" + document, true, categories(words), category, text, errors);
    }

    private static ReportPage holder(Words words, String back, String category, String text, FieldErrors errors) {
        return new ReportPage(back + "/report", back, false, categories(words), category, text, errors);
    }

    static List<Option> categories(Words words) {
        return Arrays.stream(Category.values())
                .map(each -> new Option(each.stored(), words.t("takedowns.category." + each.stored())))
                .toList();
    }
}

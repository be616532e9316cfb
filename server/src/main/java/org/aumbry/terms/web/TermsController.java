package org.aumbry.terms.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.terms.Acceptance;
import org.aumbry.terms.Terms;
import org.aumbry.terms.TermsVersion;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Paths;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Reading, accepting, publishing terms, and taking the record of acceptances along. */
@Controller
class TermsController {

    private static final String PATH = "/terms";
    private static final String ADMIN = "/admin/terms";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Terms terms;
    private final Users users;
    private final Views views;

    TermsController(Terms terms, Users users, Views views) {
        this.terms = terms;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PATH)
    View read(@RequestParam(defaultValue = "/") String next) {
        return views.page(new TermsPage(terms.current().orElse(null), Paths.local(next)));
    }

    @PostMapping(PATH)
    View accept(
            Principal who,
            @RequestParam(defaultValue = "0") String version,
            @RequestParam(defaultValue = "/") String next) {
        terms.accept(who, version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0);
        return views.seeOther(Paths.local(next));
    }

    @GetMapping(ADMIN)
    View versions(Principal who) {
        return views.page(page(who, null, FieldErrors.none()));
    }

    @PostMapping(ADMIN)
    View publish(Principal who, Words words, @RequestParam(defaultValue = "") String text) {
        try {
            terms.publish(who, text);
            return views.seeOther(ADMIN, Toast.of(words.t("terms.published")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, text, FieldErrors.of(words, refusal)));
        }
    }

    /** Person, version, time; the whole record. */
    @GetMapping(ADMIN + "/acceptances.csv")
    ResponseEntity<byte[]> export(Principal who) {
        var all = terms.export(who);
        var people = users.all(all.stream().map(Acceptance::user).toList());
        var csv = new StringBuilder("user,email,version,accepted_at\r\n");
        for (var each : all) {
            csv.append(each.user()).append(',')
                    .append(cell(email(people, each.user()))).append(',')
                    .append(each.version()).append(',')
                    .append(each.at()).append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename("terms-acceptances.csv").build().toString())
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String email(List<User> people, UserId id) {
        return people.stream().filter(each -> each.id().equals(id)).map(each -> each.email()).findFirst().orElse("");
    }

    /** Quoted, and no formula for programs that would run one. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private TermsAdminPage page(Principal who, @Nullable String typed, FieldErrors errors) {
        var versions = terms.versions(who);
        var names = users.names(versions.stream().map(TermsVersion::publishedBy).toList());
        var rows = versions.stream()
                .map(each -> new TermsAdminPage.Row(
                        each.number(),
                        names.getOrDefault(each.publishedBy(), ""),
                        each.publishedAt(),
                        terms.accepted(who, each.number())))
                .toList();
        var text = typed != null ? typed : versions.isEmpty() ? "" : versions.getFirst().text();
        return new TermsAdminPage(rows, text, errors);
    }
}

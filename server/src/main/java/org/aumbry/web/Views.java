package org.aumbry.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/**
 * Turns a page record into an answer.
 *
 * <p>The record {@code org.aumbry.documents.web.VersionsPage} is shown by the template {@code
 * documents/VersionsPage.jte}, which is given it as {@code page} and a {@link Shell} as {@code shell}.
 */
@Component
public class Views {

    private static final String ROOT = "org.aumbry.";
    private static final String GENERATED = "org.aumbry.jte";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Views.class.getClassLoader(), GENERATED);
    private final Shells shells;
    private final Flash flash;

    Views(Shells shells, Flash flash) {
        this.shells = shells;
        this.flash = flash;
    }

    /** The page, with status 200. */
    public View page(Object page) {
        return page(HttpStatus.OK, page);
    }

    /** The page with another status, for example 422 for a form that needs correction. */
    public View page(HttpStatus status, Object page) {
        return (model, request, response) -> write(status, page, shells.of(request, response), response);
    }

    /** A part of another module's page: the record's own template, given the shell of the page it is drawn in. */
    public Content part(Object part, Shell shell) {
        return output -> templates.render(template(part.getClass()), Map.of("shell", shell, "page", part), output);
    }

    /** A redirect after an act (303), so that reloading the next page repeats nothing. */
    public View seeOther(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new IllegalArgumentException("a redirect stays on this host");
        }
        return (model, request, response) -> redirect(path, response);
    }

    /** A redirect after an act (303), with the sentence that the next page shows about it. */
    public View seeOther(String path, Toast toast) {
        var redirect = seeOther(path);
        return (model, request, response) -> {
            flash.leave(response, toast);
            redirect.render(model, request, response);
        };
    }

    /** The page without anything that another module supplies: for errors outside a person's network. */
    void bare(HttpStatus status, Object page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(status, page, shells.bare(request, response), response);
    }

    private void write(HttpStatus status, Object page, Shell shell, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        templates.render(template(page.getClass()), Map.of("shell", shell, "page", page), output);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", shell.lang());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private static void redirect(String path, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", path);
    }

    static String template(Class<?> page) {
        var name = page.getName();
        if (!name.startsWith(ROOT) || name.contains("$")) {
            throw new IllegalArgumentException("a page is a top-level record of a module");
        }
        var parts = name.substring(ROOT.length()).split("\\.");
        return parts[0] + "/" + page.getSimpleName() + ".jte";
    }
}

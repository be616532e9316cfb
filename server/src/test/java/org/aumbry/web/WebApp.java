package org.aumbry.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The web module alone, on a free port with TLS, with a gate that believes anyone and pages that only tests have. It
 * starts in a second, so everything about frames, headers and errors is tested here without a database.
 */
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan({"org.aumbry.web", "org.aumbry.crypto"})
public class WebApp {

    static final TenantId NETWORK = TenantId.parse("00000000-0000-7000-8000-000000000001");
    static final UserId ANA = UserId.parse("00000000-0000-7000-8000-0000000000a1");

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    }

    /** Believes the parameter or the cookie {@code as}. */
    @Bean
    FilterRegistrationBean<Filter> gate() {
        var gate = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (request instanceof HttpServletRequest http
                    && (http.getHeader("as") != null || http.getParameter("as") != null)) {
                Requests.enter(http, new Principal(NETWORK, ANA, false, true, new SessionId(new UUID(7, 7)), null,
                        Set.of("read", "write"), "127.0.0.1"));
            }
            chain.doFilter(request, response);
        });
        gate.setOrder(FilterOrder.GATE);
        return gate;
    }

    @Bean
    VisitorSource visitors() {
        return who -> new Visitor("Ana Acosta", "Acme Group", "en", "system", true, true, ZoneOffset.UTC);
    }

    @Bean
    OmniSource counted() {
        return who -> 14_208;
    }

    @Bean
    RailSource rail() {
        return (who, words) -> List.of(
                new RailGroup("", List.of(RailLink.of("Home", "/"), RailLink.of("My drive", "/drive"))),
                new RailGroup("Spaces", List.of(
                        new RailLink("Procurement", "/dev/reader", 412L),
                        new RailLink("Legal", "/spaces/2", 96L),
                        new RailLink("Plant engineering", "/spaces/3", 1_980L),
                        new RailLink("Board (sealed)", "/spaces/4", 18L))),
                new RailGroup("Collections", List.of(
                        RailLink.of("Saved snips", "/snips"), RailLink.of("Shared with me", "/shared"),
                        RailLink.of("Trash", "/trash"))));
    }

    @Bean
    SimpleUrlHandlerMapping testPages(Views views, Shells shells) {
        var templates = TemplateEngine.create(
                new TwoFolders(), Path.of("target/test-jte"), ContentType.Html, WebApp.class.getClassLoader());
        var pages = Map.<String, HttpRequestHandler>of(
                "/dev/components", page(templates, shells, "Components.jte"),
                "/dev/reader", page(templates, shells, "Reader.jte"),
                "/dev/share", page(templates, shells, "Share.jte"),
                "/dev/wizard", page(templates, shells, "Wizard.jte"),
                "/dev/toast", (request, response) -> render(views.seeOther(
                        "/dev/reader", Toast.of("Shared with Legal reviewers.").undo("/dev/undo")), request, response));
        return new SimpleUrlHandlerMapping(pages, -1);
    }

    /** Pages that only refuse or fail, registered by hand so that no component scan of the whole program finds them. */
    static final class Failing {

        @ResponseBody
        public String missing() {
            throw Refusal.notFound();
        }

        @ResponseBody
        public String denied() {
            throw Refusal.denied();
        }

        @ResponseBody
        public String busy() {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "data.busy");
        }

        @ResponseBody
        public String tired() {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "data.busy");
        }

        @ResponseBody
        public String broken() {
            throw new IllegalStateException("a secret the page must not show");
        }
    }

    @Bean
    ApplicationRunner failingPages(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return arguments -> {
            var failing = new Failing();
            for (var name : List.of("missing", "denied", "busy", "tired", "broken")) {
                var paths = RequestMappingInfo.paths("/dev/" + name, "/api/v1/" + name).methods(RequestMethod.GET)
                        .options(requestMappingHandlerMapping.getBuilderConfiguration()).build();
                requestMappingHandlerMapping.registerMapping(paths, failing, Failing.class.getMethod(name));
            }
        };
    }

    private static void render(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            view.render(Map.of(), request, response);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpRequestHandler page(TemplateEngine templates, Shells shells, String template) {
        return (request, response) -> {
            var output = new Utf8ByteOutput();
            templates.render(template, Map.of("shell", shells.of(request, response)), output);
            response.setContentType("text/html;charset=utf-8");
            output.writeTo(response.getOutputStream());
        };
    }

    /** Templates of tests beside those of the product. */
    private static final class TwoFolders implements CodeResolver {

        @Override
        public @Nullable String resolve(String name) {
            for (var folder : List.of("src/test/jte", "src/main/jte")) {
                var file = Path.of(folder, name);
                if (Files.exists(file)) {
                    return read(file);
                }
            }
            return null;
        }

        @Override
        public long getLastModified(String name) {
            return 0;
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}

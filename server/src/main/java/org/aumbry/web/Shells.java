package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the shell for one request. */
@Component
class Shells {

    private static final String VISITOR = Shells.class.getName() + ".visitor";

    private final Messages messages;
    private final Assets assets;
    private final Flash flash;
    private final FormTokens tokens;
    private final Clock clock;
    private final Sources sources;

    Shells(Messages messages, Assets assets, Flash flash, FormTokens tokens, Clock clock, Sources sources) {
        this.messages = messages;
        this.assets = assets;
        this.flash = flash;
        this.tokens = tokens;
        this.clock = clock;
        this.sources = sources;
    }

    /** What other modules add to the frame. */
    @Component
    record Sources(
            ObjectProvider<VisitorSource> visitor,
            ObjectProvider<RailSource> rail,
            ObjectProvider<NoticeSource> notices,
            ObjectProvider<OmniSource> omni) {}

    Shell of(HttpServletRequest request, HttpServletResponse response) {
        var who = Requests.principal(request);
        var visitor = visitor(request);
        var words = words(request);
        var path = Requests.path(request);
        return new Shell(new Shell.Parts(
                words,
                assets,
                path,
                tokens.token(request, response),
                visitor,
                () -> who.map(each -> rail(each, words, path)).orElse(List.of()),
                () -> who.map(each -> notices(each, words)).orElse(List.of()),
                () -> who.map(this::searchable).orElse(OptionalLong.empty()),
                () -> flash.take(request, response)));
    }

    /** A shell that asks no other module: for pages about errors that happened outside a person's network. */
    Shell bare(HttpServletRequest request, HttpServletResponse response) {
        var words = asked(request);
        return new Shell(new Shell.Parts(
                words, assets, "", tokens.token(request, response), Optional.empty(), List::of, List::of,
                OptionalLong::empty, Optional::empty));
    }

    /** Words for whoever is signed in, or for what the browser asks for. */
    Words words(HttpServletRequest request) {
        return visitor(request)
                .map(visitor -> new Words(messages, Locale.of(visitor.language()), visitor.zone(), clock))
                .orElseGet(() -> asked(request));
    }

    /** Words for what the browser asks for, without asking any other module. */
    Words asked(HttpServletRequest request) {
        return new Words(messages, Languages.asked(request), ZoneOffset.UTC, clock);
    }

    private Optional<Visitor> visitor(HttpServletRequest request) {
        var known = (Visitor) request.getAttribute(VISITOR);
        if (known != null) {
            return Optional.of(known);
        }
        var source = sources.visitor().getIfAvailable();
        var found = source == null ? Optional.<Visitor>empty() : Requests.principal(request).map(source::visitor);
        found.ifPresent(visitor -> request.setAttribute(VISITOR, visitor));
        return found;
    }

    private List<RailGroup> rail(Principal who, Words words, String path) {
        var wanted = path.equals("/admin") || path.startsWith("/admin/") ? RailSource.Rail.ADMIN
                : RailSource.Rail.LIBRARY;
        return RailGroup.merge(sources.rail().orderedStream()
                .filter(source -> source.rail() == wanted)
                .flatMap(source -> source.groups(who, words).stream())
                .toList());
    }

    private List<NoticeSource.Notice> notices(Principal who, Words words) {
        return sources.notices().orderedStream().flatMap(each -> each.notice(who, words).stream()).toList();
    }

    private OptionalLong searchable(Principal who) {
        var source = sources.omni().getIfAvailable();
        try {
            return source == null ? OptionalLong.empty() : OptionalLong.of(source.searchable(who));
        } catch (Refusal unavailable) {
            return OptionalLong.empty();
        }
    }
}

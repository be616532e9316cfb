package org.aumbry.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every template is given beside its own page: words, links to assets, the form token, the frame around the page.
 */
public final class Shell {

    /**
     * The parts of a shell; the suppliers are asked only by pages that draw the whole frame.
     *
     * @param path the page's own address without host and query; empty on error pages
     * @param csrf the token that every form carries
     */
    record Parts(
            Words words,
            Assets assets,
            String path,
            String csrf,
            Optional<Visitor> visitor,
            Supplier<List<RailGroup>> rail,
            Supplier<List<NoticeSource.Notice>> notices,
            Supplier<OptionalLong> searchable,
            Supplier<Optional<Toast>> toast) {}

    private static final String ADMIN = "/admin";
    private static final String SYSTEM_THEME = "system";

    private final Parts parts;

    Shell(Parts parts) {
        this.parts = parts;
    }

    /** The message with this key, in the asker's language. */
    public String t(String key, Object... arguments) {
        return parts.words().t(key, arguments);
    }

    public Words words() {
        return parts.words();
    }

    public Locale locale() {
        return parts.words().locale();
    }

    public String lang() {
        return locale().getLanguage();
    }

    public String date(Instant at) {
        return parts.words().date(at);
    }

    public String time(Instant at) {
        return parts.words().time(at);
    }

    public String ago(Instant at) {
        return parts.words().ago(at);
    }

    public String iso(Instant at) {
        return parts.words().iso(at);
    }

    public String size(long bytes) {
        return parts.words().size(bytes);
    }

    public String number(long value) {
        return parts.words().number(value);
    }

    /** The value of the hidden field {@code _csrf} and of the header {@code X-CSRF-Token}. */
    public String csrf() {
        return parts.csrf();
    }

    /** The address of a static file, for example {@code css/aumbry.css}; it changes whenever any of them does. */
    public String asset(String name) {
        return parts.assets().href(name);
    }

    /** The address of one symbol of the sprite. */
    public String icon(String name) {
        return asset("icons.svg") + "#" + name;
    }

    public boolean signedIn() {
        return parts.visitor().isPresent();
    }

    /** The signed-in person's name; empty on public pages. */
    public String person() {
        return parts.visitor().map(Visitor::name).orElse("");
    }

    /** The network's name; empty on public pages. */
    public String network() {
        return parts.visitor().map(Visitor::network).orElse("");
    }

    public boolean admin() {
        return parts.visitor().map(Visitor::admin).orElse(false);
    }

    public boolean shortcuts() {
        return parts.visitor().map(Visitor::shortcuts).orElse(true);
    }

    /** {@code light} or {@code dark} when the person chose one; null leaves it to the device. */
    public @Nullable String theme() {
        return parts.visitor().map(Visitor::theme).filter(theme -> !theme.equals(SYSTEM_THEME)).orElse(null);
    }

    public List<RailGroup> rail() {
        return parts.rail().get();
    }

    /** What everyone in the network shall know right now. */
    public List<NoticeSource.Notice> notices() {
        return parts.notices().get();
    }

    /** The page's own address without host and query; empty on error pages. */
    public String path() {
        return parts.path();
    }

    public boolean inAdmin() {
        return parts.path().equals(ADMIN) || parts.path().startsWith(ADMIN + "/");
    }

    /** {@code page} for the link to the page itself and null for every other, for {@code aria-current}. */
    public @Nullable String current(String href) {
        return href.equals(parts.path()) ? "page" : null;
    }

    /** The same, and {@code true} for the link to what the page is a part of. */
    public @Nullable String within(String href) {
        return parts.path().startsWith(href + "/") ? "true" : current(href);
    }

    /** The hint of the omni-box, with the number of documents the asker can see. */
    public String searchHint() {
        var count = parts.searchable().get();
        return count.isPresent() ? t("web.search.hint-count", count.getAsLong()) : t("web.search.hint");
    }

    /** The sentence about the act just done, once. */
    public Optional<Toast> toast() {
        return parts.toast().get();
    }

    /** One or two letters for a person, group or space. */
    public String initials(String name) {
        return Initials.of(name);
    }
}

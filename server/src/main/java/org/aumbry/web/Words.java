package org.aumbry.web;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Messages, numbers, sizes and times, in the language and time zone of whoever is asking. */
public final class Words {

    private static final List<MeasureUnit> SIZES = List.of(
            MeasureUnit.BYTE, MeasureUnit.KILOBYTE, MeasureUnit.MEGABYTE, MeasureUnit.GIGABYTE, MeasureUnit.TERABYTE);
    private static final int SIZE_STEP = 1024;
    /** Said as UTC; the bare offset would be said as Z. */
    private static final ZoneId NAMED_UTC = ZoneId.of("UTC");

    private static final int SMALL = 10;
    private static final Duration RECENT = Duration.ofDays(7);

    private final Messages messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;

    public Words(Messages messages, Locale locale, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.locale = Messages.language(locale);
        this.zone = zone.normalized().equals(ZoneOffset.UTC) ? NAMED_UTC : zone;
        this.clock = clock;
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The message with this key. */
    public String t(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    public String number(long value) {
        return NumberFormatter.withLocale(locale).format(value).toString();
    }

    /** A size as people read it: {@code 812 bytes}, {@code 1.4 MB}, {@code 100 MB}; steps of 1024. */
    public String size(long bytes) {
        double value = bytes;
        int step = 0;
        while (value >= SIZE_STEP && step < SIZES.size() - 1) {
            value /= SIZE_STEP;
            step++;
        }
        return NumberFormatter.withLocale(locale)
                .unit(SIZES.get(step))
                .unitWidth(step == 0 ? NumberFormatter.UnitWidth.FULL_NAME : NumberFormatter.UnitWidth.SHORT)
                .precision(value < SMALL && step > 0 ? Precision.maxFraction(1) : Precision.integer())
                .format(value)
                .toString();
    }

    /** The day, for evidence: {@code 12 Nov 2026}. */
    public String date(Instant at) {
        return format("d MMM uuuu", at);
    }

    /** Day and minute with the time zone, for evidence: {@code 12 Nov 2026, 14:02 CET}. */
    public String time(Instant at) {
        return format("d MMM uuuu, HH:mm zzz", at);
    }

    /** How long ago, for everything that is not evidence; a date when that is more than a week. */
    public String ago(Instant at) {
        var passed = Duration.between(at, clock.instant());
        var direction = passed.isNegative() ? Direction.NEXT : Direction.LAST;
        var span = passed.abs();
        if (span.compareTo(RECENT) > 0) {
            return date(at);
        }
        var relative = RelativeDateTimeFormatter.getInstance(ULocale.forLocale(locale));
        if (span.toMinutes() < 1) {
            return relative.format(Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
        }
        if (span.toHours() < 1) {
            return relative.format(span.toMinutes(), direction, RelativeUnit.MINUTES);
        }
        if (span.toDays() < 1) {
            return relative.format(span.toHours(), direction, RelativeUnit.HOURS);
        }
        return relative.format(span.toDays(), direction, RelativeUnit.DAYS);
    }

    /** The moment for the {@code datetime} attribute of a {@code time} element. */
    public String iso(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    /** Who a reach mark says can see a thing; the levels are those of {@link ReachMark}. */
    public String reach(int level, long people) {
        return switch (level) {
            case ReachMark.ONLY_YOU -> t("web.reach.only-you");
            case ReachMark.PEOPLE -> t("web.reach.people", people);
            case ReachMark.EVERYONE -> t("web.reach.everyone", people);
            case ReachMark.LINK -> t("web.reach.link");
            default -> throw new IllegalStateException("a reach has four levels");
        };
    }

    private String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}

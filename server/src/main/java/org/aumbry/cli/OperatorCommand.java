package org.aumbry.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.Operator;
import org.aumbry.operators.RecordKind;
import org.aumbry.operators.OperatorRoster;
import org.springframework.context.ApplicationContext;

/** Adds people who run the installation, and puts on record what another operator would, where there is none yet. */
final class OperatorCommand {

    private static final int REFUSED = 2;
    private static final int ADD_WORDS = 3;
    private static final int LINK_WORDS = 2;
    private static final int RECORD_WORDS = 5;

    private OperatorCommand() {}

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        var what = words.isEmpty() ? "" : words.getFirst();
        try {
            return switch (what) {
                case "list" -> list(context, out);
                case "add" -> words.size() == ADD_WORDS ? add(context, words, out) : misused();
                case "link" -> words.size() == LINK_WORDS ? link(context, words, out) : misused();
                case "record" -> words.size() == RECORD_WORDS ? record(context, words, out) : misused();
                default -> misused();
            };
        } catch (Refusal refused) {
            System.err.println("That was refused: " + PlainSentence.refused(refused));
            return REFUSED;
        }
    }

    private static int list(ApplicationContext context, PrintStream out) {
        var all = roster(context).list();
        for (var each : all) {
            out.println(each.id() + "  " + each.email() + "  " + state(each));
        }
        out.println(all.size() == 1 ? "1 operator" : all.size() + " operators");
        return 0;
    }

    private static int add(ApplicationContext context, List<String> words, PrintStream out) {
        var added = roster(context).add(null, words.get(1), words.get(2));
        out.println("Operator " + added.id() + " is added.");
        print(context, added.path(), out);
        out.println("They are active once competence and background check are on record, here or by another operator:");
        out.println("operator record " + words.get(2) + " competence 2027-06-30 \"Trained by ...\"");
        return 0;
    }

    private static int link(ApplicationContext context, List<String> words, PrintStream out) {
        var roster = roster(context);
        print(context, roster.newLink(null, roster.byEmail(words.get(1)).id()), out);
        return 0;
    }

    private static int record(ApplicationContext context, List<String> words, PrintStream out) {
        var roster = roster(context);
        var kind = RecordKind.of(words.get(2)).filter(RecordKind::byOthers);
        if (kind.isEmpty()) {
            return misused();
        }
        try {
            var until = LocalDate.parse(words.get(3)).atStartOfDay(ZoneOffset.UTC).toInstant();
            var operator = roster.byEmail(words.get(1));
            roster.record(null, operator.id(), kind.get(), words.get(4), until);
            out.println("On record. " + state(roster.get(operator.id())));
            return 0;
        } catch (DateTimeParseException noDay) {
            return misused();
        }
    }

    private static void print(ApplicationContext context, String path, PrintStream out) {
        out.println("They make their passkey by this link, which is shown only now and works for 24 hours:");
        var settings = context.getEnvironment();
        var port = settings.getProperty("aumbry.web.operators-port", settings.getProperty("server.port", ""));
        out.println("https://localhost:" + port + path);
    }

    private static String state(Operator operator) {
        if (operator.closed()) {
            return "closed";
        }
        var lacks = operator.lacks().stream().sorted().map(RecordKind::stored).toList();
        return operator.active() ? "active"
                : "inactive: " + (operator.passkeys() == 0 ? "no passkey yet; " : "") + "lacks " + lacks;
    }

    private static OperatorRoster roster(ApplicationContext context) {
        return context.getBean(OperatorRoster.class);
    }

    private static int misused() {
        return Commands.misused("Say operator list, operator add NAME EMAIL, operator link EMAIL, or"
                + " operator record EMAIL competence|background-check UNTIL NOTE (until a day like 2027-06-30).");
    }
}

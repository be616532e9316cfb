package org.aumbry.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aumbry.assurance.Promise;

/** The register of promises in the shapes that documents need. */
final class RegisterTexts {

    private RegisterTexts() {}

    /** A chapter that lists every promise with its owner, subject by subject. */
    static Manuscript appendix(List<Promise> promises) {
        var blocks = new ArrayList<Manuscript.Block>();
        blocks.add(new Manuscript.Head(1, "Register of promises"));
        blocks.add(new Manuscript.Para(List.of(new Manuscript.Run(
                "All %d promises, ordered by subject. The letter says what a promise is made of: S "
                        + "software, D a page or document, C a duty of the customer, O something an organisation "
                        + "does. The assurance page of a network shows the state of each."
                        .formatted(promises.size()),
                Manuscript.Voice.PLAIN))));
        bySubject(promises).forEach((subject, list) -> {
            blocks.add(new Manuscript.Head(2, subject));
            blocks.add(new Manuscript.Grid(
                    List.of("Promise", "Kind", "Owner", "Words"),
                    list.stream()
                            .map(promise -> List.of(
                                    promise.id(),
                                    String.valueOf(promise.kind().letter()),
                                    promise.owner().code(),
                                    promise.words()))
                            .toList()));
        });
        return new Manuscript("Register of promises", blocks);
    }

    /** The whole register, and the counts by subject. */
    static List<SheetBook.Table> tables(List<Promise> promises) {
        var register = new SheetBook.Table(
                "Promises",
                List.of("Promise", "Subject", "Kind", "Owner", "Who acts", "Words", "Behaviour"),
                List.of(10, 22, 6, 9, 22, 60, 80),
                promises.stream()
                        .map(promise -> List.<Object>of(
                                promise.id(),
                                Subjects.inWords(promise.family()),
                                String.valueOf(promise.kind().letter()),
                                promise.owner().code(),
                                promise.role(),
                                promise.words(),
                                promise.behaviour()))
                        .toList());
        var counts = bySubject(promises).entrySet().stream()
                .map(entry -> List.<Object>of(entry.getKey(), entry.getValue().size()))
                .toList();
        return List.of(register,
                new SheetBook.Table("By subject", List.of("Subject", "Promises"), List.of(30, 10), counts));
    }

    static String csv(List<Promise> promises) {
        return promises.stream()
                .map(promise -> List.of(promise.id(), Subjects.inWords(promise.family()), promise.owner().code(),
                        promise.words())
                        .stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "promise,subject,owner,words\r\n", "\r\n"));
    }

    private static Map<String, List<Promise>> bySubject(List<Promise> promises) {
        return promises.stream()
                .collect(Collectors.groupingBy(
                        promise -> Subjects.inWords(promise.family()), TreeMap::new, Collectors.toList()));
    }
}

package org.aumbry.labels;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Reach;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/** Adds the counts up, pure. */
final class DataMapRules {

    /** From this rank on, being seen by everyone is worth a look. */
    static final int SENSITIVE = 40;

    private static final int LISTED = 200;
    private static final int EVERYONE = 3;

    private DataMapRules() {}

    /** What is known of each class. */
    record Facts(
            Map<AccessClass, Label> labels,
            Map<AccessClass, Reach> reaches,
            Map<AccessClass, ObjectRef> containers) {

        @Nullable Label label(Census.Count count) {
            return labels.get(count.accessClass());
        }

        Reach reach(Census.Count count) {
            return Objects.requireNonNull(reaches.get(count.accessClass()), "each class has its reach");
        }
    }

    static DataMap map(List<Census.Count> counts, List<Label> all, Facts facts) {
        return new DataMap(
                counts.stream().mapToLong(Census.Count::documents).sum(),
                counts.stream().mapToLong(Census.Count::bytes).sum(),
                labels(counts, all, facts),
                spaces(counts, facts),
                exposures(counts, facts),
                hot(counts, facts));
    }

    private static List<DataMap.OfLabel> labels(List<Census.Count> counts, List<Label> all, Facts facts) {
        return Stream.concat(Stream.of((Label) null), all.stream().sorted(Label.ORDER))
                .map(label -> {
                    var mine = counts.stream().filter(each -> Objects.equals(facts.label(each), label)).toList();
                    return new DataMap.OfLabel(
                            label,
                            mine.stream().mapToLong(Census.Count::documents).sum(),
                            mine.stream().mapToLong(Census.Count::bytes).sum());
                })
                .toList();
    }

    private static List<DataMap.OfSpace> spaces(List<Census.Count> counts, Facts facts) {
        return counts.stream()
                .collect(Collectors.groupingBy(Census.Count::space))
                .entrySet()
                .stream()
                .map(entry -> space(entry.getKey(), entry.getValue(), facts))
                .sorted(Comparator.comparingInt((DataMap.OfSpace space) -> rank(space.highest()))
                        .thenComparingLong(DataMap.OfSpace::labelled)
                        .thenComparingLong(DataMap.OfSpace::documents)
                        .reversed())
                .limit(LISTED)
                .toList();
    }

    private static DataMap.OfSpace space(ObjectRef space, List<Census.Count> counts, Facts facts) {
        return new DataMap.OfSpace(
                space,
                counts.stream().mapToLong(Census.Count::documents).sum(),
                labelled(counts, facts),
                counts.stream()
                        .map(facts::label)
                        .filter(Objects::nonNull)
                        .max(Label.ORDER)
                        .orElse(null),
                counts.stream().mapToInt(each -> facts.reach(each).people()).max().orElse(0));
    }

    private static List<DataMap.OfExposure> exposures(List<Census.Count> counts, Facts facts) {
        var byLevel = new TreeMap<Integer, List<Census.Count>>(Comparator.reverseOrder());
        byLevel.putAll(counts.stream().collect(Collectors.groupingBy(each -> facts.reach(each).level())));
        return byLevel.entrySet().stream()
                .map(entry -> new DataMap.OfExposure(
                        entry.getKey(),
                        entry.getValue().stream().mapToLong(Census.Count::documents).sum(),
                        labelled(entry.getValue(), facts),
                        entry.getValue().stream().mapToInt(each -> facts.reach(each).guests()).max().orElse(0)))
                .toList();
    }

    private static List<DataMap.HotSpot> hot(List<Census.Count> counts, Facts facts) {
        var byClass = counts.stream().collect(Collectors.groupingBy(Census.Count::accessClass));
        return byClass.values().stream()
                .map(same -> hotSpot(same, facts))
                .filter(DataMapRules::worthALook)
                .sorted(Comparator.comparingLong(DataMapRules::heat).reversed())
                .limit(LISTED)
                .toList();
    }

    private static DataMap.HotSpot hotSpot(List<Census.Count> same, Facts facts) {
        var first = same.getFirst();
        var reach = facts.reach(first);
        return new DataMap.HotSpot(
                facts.containers().getOrDefault(first.accessClass(), first.space()),
                facts.label(first),
                same.stream().mapToLong(Census.Count::documents).sum(),
                reach.level(),
                reach.people(),
                reach.guests());
    }

    /** Sensitive things that everyone or guests see, and whatever opens to a link. */
    private static boolean worthALook(DataMap.HotSpot spot) {
        boolean sensitive = rank(spot.label()) >= SENSITIVE;
        return spot.level() > EVERYONE || sensitive && (spot.level() == EVERYONE || spot.guests() > 0);
    }

    private static long heat(DataMap.HotSpot spot) {
        long breadth = spot.level() > EVERYONE ? 1_000_000 : spot.people() + 10L * spot.guests();
        return (1 + rank(spot.label())) * breadth;
    }

    private static long labelled(List<Census.Count> counts, Facts facts) {
        return counts.stream()
                .filter(each -> facts.label(each) != null)
                .mapToLong(Census.Count::documents)
                .sum();
    }

    private static int rank(@Nullable Label label) {
        return label == null ? 0 : label.rank();
    }
}

package org.aumbry.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A titled list of links in the rail.
 *
 * @param title empty for the untitled first group
 */
public record RailGroup(String title, List<RailLink> links) {

    /** Groups of one title become one, where the first of them stood; untitled ones stay apart. */
    static List<RailGroup> merge(List<RailGroup> groups) {
        var merged = new ArrayList<RailGroup>();
        var places = new HashMap<String, Integer>();
        for (var group : groups) {
            var place = group.title().isEmpty() ? null : places.putIfAbsent(group.title(), merged.size());
            if (place == null) {
                merged.add(group);
            } else {
                var links = new ArrayList<>(merged.get(place).links());
                links.addAll(group.links());
                merged.set(place, new RailGroup(group.title(), List.copyOf(links)));
            }
        }
        return List.copyOf(merged);
    }
}

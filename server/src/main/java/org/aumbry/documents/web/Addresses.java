package org.aumbry.documents.web;

import org.aumbry.documents.Place;

/** Addresses of pages of this module. */
final class Addresses {

    private Addresses() {}

    static String of(Place place) {
        return place.folder() == null ? "/spaces/" + place.space() : "/folders/" + place.folder();
    }
}

package org.aumbry.search;

import java.util.List;

/** Names of the index's fields. */
final class Fields {

    /** Title of a document, insight of a snip. */
    static final String TITLE = "title";

    static final String FILE = "file";
    static final String TAGS = "tags";

    /** Text of a document, quote of a snip. */
    static final String BODY = "body";

    /** Fields that are searched, with what a word in them is worth. */
    static final List<Weighed> SEARCHED =
            List.of(new Weighed(TITLE, 4), new Weighed(FILE, 2.5f), new Weighed(TAGS, 3), new Weighed(BODY, 1));

    /** Fields that suggestions are made of. */
    static final List<Weighed> NAMED = List.of(new Weighed(TITLE, 4), new Weighed(FILE, 2.5f), new Weighed(TAGS, 3));

    static final String KEY = "key";
    static final String KIND = "kind";
    static final String ACCESS_CLASS = "class";
    static final String CHANGED = "changed";
    static final String TIE = "tie";
    static final String CARD = "card";
    static final String TEXT = "text";

    record Weighed(String field, float weight) {}

    private Fields() {}
}

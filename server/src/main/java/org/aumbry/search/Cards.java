package org.aumbry.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.aumbry.kernel.AccessClass;

/** Turns what can be found into an index document, and an index document back into what a hit shows. */
final class Cards {

    private static final FieldType WORDS = words();
    private static final Set<String> ALL_BUT_TEXT = Set.of(
            Fields.CARD, Fields.TITLE, Fields.FILE, Fields.TAGS, Fields.KIND, "space", "language", "media", "pages");

    private Cards() {}

    private static FieldType words() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    static Term key(String kind, UUID id) {
        return new Term(Fields.KEY, kind + ' ' + id);
    }

    static Document write(SearchDocument source) {
        var document = new Document();
        document.add(new StringField(Fields.KEY, key(source.kind(), source.id()).bytes(), Field.Store.NO));
        document.add(new StringField(Fields.KIND, source.kind(), Field.Store.YES));
        document.add(new NumericDocValuesField(
                Fields.ACCESS_CLASS, source.accessClass().value()));
        document.add(new NumericDocValuesField(Fields.CHANGED, source.changedAt().toEpochMilli()));
        document.add(new NumericDocValuesField(Fields.TIE, source.id().getLeastSignificantBits()));
        var space = source.spaceId();
        dimension(document, Dimension.KIND, source.kind());
        dimension(document, Dimension.MEDIA, source.mediaKind());
        dimension(document, Dimension.SPACE, space == null ? "" : space.toString());
        dimension(document, Dimension.PERSON, source.ownerId().toString());
        dimension(document, Dimension.LANGUAGE, source.language());
        store(document, source);
        index(document, source);
        return document;
    }

    private static void dimension(Document document, Dimension dimension, String value) {
        var field = dimension.field();
        if (field != null && !value.isEmpty()) {
            document.add(new SortedDocValuesField(field, new BytesRef(value)));
        }
    }

    private static void store(Document document, SearchDocument source) {
        var card = ByteBuffer.allocate(3 * 16 + Integer.BYTES + Long.BYTES);
        put(card, source.id());
        put(card, source.documentId());
        put(card, source.ownerId());
        card.putInt(source.version()).putLong(source.changedAt().toEpochMilli());
        document.add(new StoredField(Fields.CARD, card.array()));
        document.add(new StoredField("language", source.language()));
        document.add(new StoredField("media", source.mediaKind()));
        var space = source.spaceId();
        if (space != null) {
            document.add(new StoredField("space", space.toString()));
        }
        storeWords(document, Fields.TITLE, source.title());
        storeWords(document, Fields.FILE, source.fileName());
        source.tags().forEach(tag -> document.add(new StoredField(Fields.TAGS, tag)));
        if (!source.pages().isEmpty()) {
            var pages = ByteBuffer.allocate(source.pages().size() * 2 * Integer.BYTES);
            source.pages().forEach(page -> pages.putInt(page.page()).putInt(page.offset()));
            document.add(new StoredField("pages", pages.array()));
        }
        document.add(new StoredField(Fields.TEXT, source.text()));
    }

    /** Only what is indexed too: a field that is now with words and now without would be refused. */
    private static void storeWords(Document document, String field, String text) {
        if (!text.isBlank()) {
            document.add(new StoredField(field, text));
        }
    }

    private static void index(Document document, SearchDocument source) {
        var analyzer = WordAnalyzer.of(source.language());
        words(document, analyzer, Fields.TITLE, source.title());
        words(document, analyzer, Fields.FILE, source.fileName());
        words(document, analyzer, Fields.TAGS, String.join("\n", source.tags()));
        words(document, analyzer, Fields.BODY, source.text());
    }

    private static void words(Document document, WordAnalyzer analyzer, String field, String text) {
        if (!text.isBlank()) {
            document.add(new Field(field, analyzer.words(field, text), WORDS));
        }
    }

    private static void put(ByteBuffer card, UUID id) {
        card.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** What a hit shows, without its text. The class is not stored: it may have changed since. */
    static SearchDocument read(StoredFields stored, int doc, AccessClass accessClass) throws IOException {
        var document = stored.document(doc, ALL_BUT_TEXT);
        var card = ByteBuffer.wrap(bytes(document, Fields.CARD));
        var id = uuid(card);
        var documentId = uuid(card);
        var owner = uuid(card);
        var version = card.getInt();
        var changedAt = Instant.ofEpochMilli(card.getLong());
        var space = document.get("space");
        return new SearchDocument(
                document.get(Fields.KIND), id, documentId, version, accessClass,
                stored(document, Fields.TITLE), stored(document, Fields.FILE), "", pages(document),
                List.of(document.getValues(Fields.TAGS)),
                space == null ? null : UUID.fromString(space), owner, changedAt,
                document.get("language"), document.get("media"));
    }

    private static String stored(Document document, String field) {
        var text = document.get(field);
        return text == null ? "" : text;
    }

    static String text(StoredFields stored, int doc) throws IOException {
        var text = stored.document(doc, Set.of(Fields.TEXT)).get(Fields.TEXT);
        return text == null ? "" : text;
    }

    private static List<PageStart> pages(Document document) {
        if (document.getBinaryValue("pages") == null) {
            return List.of();
        }
        var bytes = ByteBuffer.wrap(bytes(document, "pages"));
        var pages = new ArrayList<PageStart>();
        while (bytes.hasRemaining()) {
            pages.add(new PageStart(bytes.getInt(), bytes.getInt()));
        }
        return pages;
    }

    private static byte[] bytes(Document document, String field) {
        var value = document.getBinaryValue(field);
        return Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length);
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}

package org.aumbry.data;

import java.util.UUID;
import org.aumbry.kernel.UserId;

/**
 * What a data key is for. Within one tenant each purpose, each space and each person has a key of its own.
 *
 * @param name as stored beside the key: {@code content}, {@code space:<id>}, {@code person:<id>}, ...
 */
public record KeyScope(String name) {

    /** Names, texts and files that belong to no single space or person. */
    public static final KeyScope CONTENT = new KeyScope("content");

    /** Payloads of audit entries. */
    public static final KeyScope JOURNAL = new KeyScope("journal");

    /** The key that signs the journal's tree. */
    public static final KeyScope CHECKPOINTS = new KeyScope("checkpoints");

    /** Files of the search index. */
    public static final KeyScope INDEX = new KeyScope("index");

    /** Settings of the tenant and of its people. */
    public static final KeyScope SETTINGS = new KeyScope("settings");

    /** Stands for everything people keep: contents, names of things, spaces, the index. Never the scope of a key. */
    public static final KeyScope EVERYTHING = new KeyScope("*");

    /** What is asked of the tenant for support, and what was answered. */
    public static final KeyScope SUPPORT = new KeyScope("support");

    /** Keyed look-ups; never seals anything. */
    static final KeyScope LOOKUP = new KeyScope("lookup");

    public static KeyScope space(UUID id) {
        return new KeyScope("space:" + id);
    }

    /** What one consent releases; destroying this key ends it for good. */
    public static KeyScope support(UUID consent) {
        return new KeyScope("support:" + consent);
    }

    /** Whether work that is kept from the tenant's content may be lent keys of this scope to open with. */
    boolean isForSupport() {
        return name.equals(SUPPORT.name) || name.startsWith("support:");
    }

    /** Destroying this key makes everything sealed under it unreadable for good. */
    public static KeyScope person(UserId id) {
        return new KeyScope("person:" + id);
    }
}

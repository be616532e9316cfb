package org.aumbry.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * One attribute of a schema (RFC 7643, 7).
 *
 * @param parts the sub-attributes of a complex attribute; empty for the others
 */
record ScimAttribute(String name, Type type, Form form, String description, List<ScimAttribute> parts) {

    enum Type {
        STRING,
        BOOLEAN,
        DATE_TIME,
        REFERENCE,
        COMPLEX
    }

    /** How many values, who may write them and how they are compared. */
    record Form(boolean many, boolean required, boolean readOnly, boolean exact, boolean unique) {

        static final Form PLAIN = new Form(false, false, false, false, false);
        static final Form MANY = new Form(true, false, false, false, false);
        static final Form READ_ONLY = new Form(false, false, true, true, false);
        static final Form MANY_READ_ONLY = new Form(true, false, true, false, false);
        static final Form EXACT = new Form(false, false, false, true, false);
        static final Form UNIQUE = new Form(false, true, false, false, true);
    }

    static ScimAttribute text(String name, Form form, String description) {
        return new ScimAttribute(name, Type.STRING, form, description, List.of());
    }

    static ScimAttribute flag(String name, String description) {
        return new ScimAttribute(name, Type.BOOLEAN, Form.PLAIN, description, List.of());
    }

    static ScimAttribute moment(String name, String description) {
        return new ScimAttribute(name, Type.DATE_TIME, Form.READ_ONLY, description, List.of());
    }

    static ScimAttribute reference(String name, String description) {
        return new ScimAttribute(name, Type.REFERENCE, Form.READ_ONLY, description, List.of());
    }

    static ScimAttribute complex(String name, Form form, String description, ScimAttribute... parts) {
        return new ScimAttribute(name, Type.COMPLEX, form, description, List.of(parts));
    }

    boolean many() {
        return form.many();
    }

    boolean complex() {
        return type == Type.COMPLEX;
    }

    Optional<ScimAttribute> part(String wanted) {
        return find(parts, wanted);
    }

    /** Attribute names are compared without regard to case (RFC 7643, 2.1). */
    static Optional<ScimAttribute> find(List<ScimAttribute> all, String wanted) {
        return all.stream().filter(each -> each.name().equalsIgnoreCase(wanted)).findFirst();
    }
}

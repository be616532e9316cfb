package org.aumbry.perimeter.web;

import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.web.Tab;

/** The services by class with what protects each, and every address with its class. */
public record PerimeterAddressesPage(OperatorFrame frame, List<Tab> tabs, List<Group> groups, List<Kind> kinds) {

    /** A class of services. */
    public record Group(String name, String required, List<Service> services) {}

    /** A service and what protects it, both worded. */
    public record Service(String name, String measures) {}

    /**
     * A class of addresses.
     *
     * @param chip {@code failed} for those that have none
     */
    public record Kind(String name, String text, String chip, List<Row> rows) {}

    /** An address. */
    public record Row(String pattern, String methods) {}
}

package org.aumbry.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.kernel.Principal;

/** Keeps forms that were refused until their sender is looked at again. Supplied by the module that looks. */
public interface HeldForms {

    /** The parameter by which a kept form is asked for. */
    String PARAMETER = "_held";

    /**
     * Keeps a form for minutes, for this sign-in alone; empty when it is too long to be kept.
     *
     * @param address path and query that it was sent to
     * @param fields in the order of the form, without its token
     * @return by what it is found again
     */
    Optional<String> hold(Principal who, String address, Map<String, List<String>> fields);
}

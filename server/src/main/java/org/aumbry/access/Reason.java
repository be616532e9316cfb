package org.aumbry.access;

import java.util.List;
import org.aumbry.kernel.GroupId;

/**
 * Why a grant counts for a person in a class.
 *
 * @param at where the grant stands
 * @param here whether that is the class asked about, not one around it
 * @param path the groups that lead from the grant to the person, outermost first; empty for a grant to the person or
 *     to everyone
 */
public record Reason(Grant grant, Container at, boolean here, List<GroupId> path) {}

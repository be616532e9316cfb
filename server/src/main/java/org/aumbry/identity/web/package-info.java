/** The HTTP side of identity: the gate in front of every request, sign-in, the account, people and groups. */
@NullMarked
@NamedInterface("web")
package org.aumbry.identity.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

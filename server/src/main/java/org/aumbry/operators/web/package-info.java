/** The operators' own door and console, apart from every network's pages. */
@NullMarked
@NamedInterface("web")
package org.aumbry.operators.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The perimeter on the operators' pages. */
@NullMarked
package org.aumbry.perimeter.web;

import org.jspecify.annotations.NullMarked;

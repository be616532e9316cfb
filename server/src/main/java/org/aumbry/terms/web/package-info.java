/** Pages about terms. */
@NullMarked
package org.aumbry.terms.web;

import org.jspecify.annotations.NullMarked;

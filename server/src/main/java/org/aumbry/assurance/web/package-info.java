/** The administrators' page about the promises, and the same by program. */
@NullMarked
package org.aumbry.assurance.web;

import org.jspecify.annotations.NullMarked;

/** Administrators' pages about keys, and the same as JSON. */
@NullMarked
package org.aumbry.custody.web;

import org.jspecify.annotations.NullMarked;

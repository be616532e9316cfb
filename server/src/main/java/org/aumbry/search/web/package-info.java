/** The search page, suggestions for the search box, and both for programs. */
@NullMarked
package org.aumbry.search.web;

import org.jspecify.annotations.NullMarked;

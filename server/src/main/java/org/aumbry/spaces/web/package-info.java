/** The pages and endpoints of spaces. */
@NullMarked
package org.aumbry.spaces.web;

import org.jspecify.annotations.NullMarked;

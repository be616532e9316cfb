/** Pages about support, for the network and for operators. */
@NullMarked
package org.aumbry.support.web;

import org.jspecify.annotations.NullMarked;

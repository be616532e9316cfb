/** Pages about takedowns and reports: for the network, for holders of links, for operators, and for everybody. */
@NullMarked
package org.aumbry.takedowns.web;

import org.jspecify.annotations.NullMarked;

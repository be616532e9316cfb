/** Pages of access reviews, for reviewers and administrators. */
@NullMarked
package org.aumbry.reviews.web;

import org.jspecify.annotations.NullMarked;

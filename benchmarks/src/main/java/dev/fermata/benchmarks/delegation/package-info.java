/** Family D3: items that come through generators which delegate to each other. */
@NullMarked
package dev.fermata.benchmarks.delegation;

import org.jspecify.annotations.NullMarked;

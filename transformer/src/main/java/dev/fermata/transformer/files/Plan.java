package dev.fermata.transformer.files;

import dev.fermata.transformer.Problem;
import java.util.List;

/**
 * What one root needs.
 *
 * @param root where
 * @param scanned how many classes there are, not counting generated ones
 * @param changes what would change; only complete if no problem is an error
 * @param problems what was found
 */
record Plan(Root root, int scanned, Changes changes, List<Problem> problems) {}

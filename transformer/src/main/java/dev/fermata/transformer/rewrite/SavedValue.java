package dev.fermata.transformer.rewrite;

/**
 * One value that a suspension saves.
 *
 * @param type its verification type
 * @param slot the local it comes from, or for an operand its index on the stack
 * @param operand whether it comes from the operand stack
 * @param field the field of the frame that holds it
 */
record SavedValue(Object type, int slot, boolean operand, String field) {
  String descriptor() {
    return VerificationTypes.descriptor(type);
  }

  int size() {
    return VerificationTypes.size(type);
  }
}

/** Async/await and generators for Java: the runtime that rewritten methods run on. */
module dev.fermata {
  requires static org.jspecify;

  exports dev.fermata;
  exports dev.fermata.abi;
}

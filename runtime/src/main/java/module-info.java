/** Async/await and generators for Java: the runtime that rewritten methods run on. */
module dev.fermata {
  requires static org.jspecify;

  uses dev.fermata.ContextCarrier;

  exports dev.fermata;
  exports dev.fermata.abi;
}

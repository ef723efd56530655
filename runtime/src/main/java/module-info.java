/** Async/await and generators for Java: the runtime that rewritten methods run on. */
module dev.fermata {
  // Only for dev.fermata.io.Http, which those use who require it themselves.
  requires static java.net.http;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  uses dev.fermata.ContextCarrier;

  exports dev.fermata;
  exports dev.fermata.abi;
  exports dev.fermata.io;
  exports dev.fermata.sync;
  exports dev.fermata.test;
  exports dev.fermata.test.junit;

  // JUnit creates the extensions, which nobody else is to see.
  opens dev.fermata.test.junit to
      org.junit.platform.commons;
}

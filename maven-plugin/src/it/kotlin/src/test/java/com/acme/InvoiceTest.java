package com.acme;

import static dev.fermata.Fermata.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InvoiceTest {
  @Test
  void javaAwaitsKotlinAndKotlinAwaitsJava() {
    assertEquals("Total: 8", run(() -> Invoice.of("tea", "cocoa")));
  }
}

package com.acme.total;

import static dev.fermata.Fermata.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TotalTest {
  @Test
  void theModulesTogether() {
    Integer total = run(Total::get);
    assertEquals(3, total);
  }
}

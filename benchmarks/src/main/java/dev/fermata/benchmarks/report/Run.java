package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * How, where and of what figures were taken.
 *
 * @param date when, to the minute
 * @param command what repeats it
 * @param commit of Fermata
 * @param machine what it ran on
 * @param jdk of the measured programs
 * @param flags of the JVM that are not everyone's
 * @param versions of what Fermata is compared with, by name
 */
record Run(
    String date,
    String command,
    String commit,
    Machine machine,
    Jdk jdk,
    List<String> flags,
    Map<String, String> versions) {

  /**
   * A computer.
   *
   * @param system the operating system, with its kernel
   * @param processor its model
   * @param processors how many of them the JVM sees
   * @param gibibytes of memory
   */
  record Machine(String system, String processor, int processors, int gibibytes) {}

  /**
   * A JDK.
   *
   * @param version with the build
   * @param vendor who made it
   * @param vm the name of its virtual machine
   */
  record Jdk(String version, String vendor, String vm) {}
}

package dev.fermata.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The colour of each contestant, the same in all plots; all variants of one have the same. */
final class Colours {
  private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

  static {
    BY_PREFIX.put("hand-written", "#6b7280");
    BY_PREFIX.put("Fermata", "#0f766e");
    BY_PREFIX.put("Kotlin", "#7c4dff");
    BY_PREFIX.put("CompletableFuture", "#d97706");
    BY_PREFIX.put("virtual threads", "#2563eb");
    BY_PREFIX.put("Netty", "#be185d");
    BY_PREFIX.put("Vert.x", "#86198f");
    BY_PREFIX.put("ScheduledThreadPool", "#92400e");
    BY_PREFIX.put("Stream", "#b45309");
    BY_PREFIX.put("offbynull", "#65a30d");
    BY_PREFIX.put("EA Async", "#dc2626");
    BY_PREFIX.put("Tascalate Async", "#0891b2");
    BY_PREFIX.put("Tascalate JavaFlow", "#4d7c0f");
    BY_PREFIX.put("Python", "#ca8a04");
    BY_PREFIX.put("Node", "#15803d");
  }

  private Colours() {}

  static String of(String contestant) {
    return BY_PREFIX.entrySet().stream()
        .filter(entry -> contestant.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("#a8a29e");
  }
}

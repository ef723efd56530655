package dev.fermata.it.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * Calls that have to be tried, where it would take Lincheck long to come upon them. A call is the
 * name of an operation and its argument, if it has one, such as {@code "put 1"}.
 */
final class Scenario {
  private final Class<?> test;
  private final List<List<Actor>> threads = new ArrayList<>();
  private List<Actor> before = List.of();

  Scenario(Class<?> test) {
    this.test = test;
  }

  Scenario before(String... calls) {
    before = actors(calls);
    return this;
  }

  /** A thread that makes these calls while others make theirs. */
  Scenario thread(String... calls) {
    threads.add(actors(calls));
    return this;
  }

  ExecutionScenario after(String... calls) {
    return new ExecutionScenario(before, threads, actors(calls), null);
  }

  private List<Actor> actors(String... calls) {
    return Arrays.stream(calls).map(this::actor).toList();
  }

  private Actor actor(String call) {
    String[] words = call.split(" ");
    List<Integer> arguments = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
    return Stream.of(test.getMethods())
        .filter(method -> method.getName().equals(words[0]))
        .map(method -> new Actor(method, arguments, false, false, false, false, false))
        .findAny()
        .orElseThrow();
  }
}

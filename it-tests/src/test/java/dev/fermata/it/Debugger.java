package dev.fermata.it;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.StepRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a program as a debugger does: with breakpoints, step by step. */
final class Debugger implements AutoCloseable {
  /** Long enough never to be reached by a program that goes on. */
  private static final long MILLISECONDS = 120_000;

  private final VirtualMachine machine;
  private final String program;
  private final List<Integer> breakpoints = new ArrayList<>();

  /**
   * Where a program has stopped.
   *
   * @param method the name of the method
   * @param line the line in the source; -1 where the code has none
   * @param variables the visible local variables by name
   */
  record Stop(String method, int line, Map<String, String> variables, ThreadReference thread) {}

  private Debugger(VirtualMachine machine, String program) {
    this.machine = machine;
    this.program = program;
  }

  /** Starts a program of this module's main sources, which waits for {@link #goOn}. */
  static Debugger launch(Launch launch, Class<?> program) throws IOException {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    String classPath = launch.way().classes() + File.pathSeparator + Artifacts.runtime();
    StringBuilder options = new StringBuilder("-cp ").append(quoted(classPath));
    launch.way().options().forEach(option -> options.append(' ').append(quoted(option)));
    arguments.get("home").setValue(launch.jdk().home().toString());
    arguments.get("options").setValue(options.toString());
    arguments.get("main").setValue(program.getName());
    try {
      return new Debugger(connector.launch(arguments), program.getName());
    } catch (IllegalConnectorArgumentsException | VMStartException e) {
      throw new AssertionError(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** Sets breakpoints once the program's class is loaded. */
  Debugger breakAt(int... lines) {
    ClassPrepareRequest request = requests().createClassPrepareRequest();
    request.addClassFilter(program);
    request.enable();
    for (int line : lines) {
      breakpoints.add(line);
    }
    return this;
  }

  /** Steps to another line, or to where the call that is being executed was called. */
  Stop stepOver(Stop from) {
    StepRequest request =
        requests().createStepRequest(from.thread(), StepRequest.STEP_LINE, StepRequest.STEP_OVER);
    request.addCountFilter(1);
    request.enable();
    Stop stop = goOn();
    requests().deleteEventRequest(request);
    return stop;
  }

  /** Lets the program run until it stops again. */
  Stop goOn() {
    machine.resume();
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove(MILLISECONDS);
        if (events == null) {
          throw new AssertionError("nothing happened in " + MILLISECONDS + " ms");
        }
        for (Event event : events) {
          if (event instanceof ClassPrepareEvent prepared) {
            setBreakpoints(prepared);
          } else if (event instanceof BreakpointEvent breakpoint) {
            return stop(breakpoint.thread());
          } else if (event instanceof StepEvent step) {
            return stop(step.thread());
          }
        }
        events.resume();
      }
    } catch (InterruptedException | VMDisconnectedException e) {
      throw new AssertionError("the program has ended", e);
    }
  }

  /** Lets the program run to its end. */
  String output() throws IOException {
    requests().deleteAllBreakpoints();
    machine.resume();
    return new String(machine.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void setBreakpoints(ClassPrepareEvent prepared) {
    try {
      for (int line : breakpoints) {
        for (Location location : prepared.referenceType().locationsOfLine(line)) {
          requests().createBreakpointRequest(location).enable();
        }
      }
    } catch (AbsentInformationException e) {
      throw new AssertionError(e);
    }
  }

  private static Stop stop(ThreadReference thread) {
    try {
      StackFrame frame = thread.frame(0);
      Map<String, String> variables = new TreeMap<>();
      Location location = frame.location();
      if (location.lineNumber() >= 0) {
        for (LocalVariable variable : frame.visibleVariables()) {
          variables.put(variable.name(), String.valueOf(frame.getValue(variable)));
        }
      }
      return new Stop(location.method().name(), location.lineNumber(), variables, thread);
    } catch (IncompatibleThreadStateException | AbsentInformationException e) {
      throw new AssertionError(e);
    }
  }

  private EventRequestManager requests() {
    return machine.eventRequestManager();
  }

  @Override
  public void close() {
    machine.process().destroyForcibly();
  }
}

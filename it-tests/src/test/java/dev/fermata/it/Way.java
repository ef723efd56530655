package dev.fermata.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The ways in which a program comes to be rewritten. */
enum Way {
  PLUGIN,
  AGENT,
  CLI;

  Path classes() throws IOException {
    return switch (this) {
      case PLUGIN -> ProgramClasses.byPlugin();
      case AGENT -> ProgramClasses.untransformed();
      case CLI -> ProgramClasses.byCommandLine();
    };
  }

  List<String> options() {
    return this == AGENT ? List.of("-javaagent:" + Artifacts.agent()) : List.of();
  }
}

package dev.azimuth.foreign;

import dev.azimuth.env.EnvironmentFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Environments of Python's Gymnasium, in Python processes. They are started when they are needed,
/// serve one batch after the other, and are gone when this is closed.
public final class Gymnasium implements AutoCloseable {

  /// What the names of its environments start with.
  public static final String PREFIX = "gymnasium:";

  /// How long an answer of Python may take where nothing else is said.
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String python;
  private final Duration patience;
  private final Map<String, EnvironmentFamily> families = new HashMap<>();
  private final List<PythonProcesses> processes = new ArrayList<>();

  /// @param python the interpreter: a name that is looked for as a command is, or a path
  /// @param patience how long an answer may take: the start, the reset of an episode, a step of all
  ///     episodes of a batch
  public Gymnasium(String python, Duration patience) {
    this.python = python;
    this.patience = patience;
  }

  /// The environment with an id of Gymnasium, such as `Pendulum-v1`, or `module:id`, which imports a
  /// module of Python first.
  ///
  /// @throws IllegalArgumentException if Python, Gymnasium or the environment is not there, or has
  ///     spaces that this library has no use for
  /// @throws dev.azimuth.env.EnvironmentException if Python gives no answer
  public EnvironmentFamily family(String id) {
    return families.computeIfAbsent(id, this::open);
  }

  private EnvironmentFamily open(String id) {
    PythonProcesses opened = new PythonProcesses(python, id, patience);
    processes.add(opened);
    PythonProcess first = opened.take();
    opened.release(first);
    GymnasiumFamily family = new GymnasiumFamily(opened, first.description());
    return new ForeignFamily(family, family.provenance());
  }

  /// Ends all processes; no environment may be in use.
  @Override
  public void close() {
    processes.forEach(PythonProcesses::close);
    processes.clear();
    families.clear();
  }
}

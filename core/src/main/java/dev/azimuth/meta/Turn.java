package dev.azimuth.meta;

/// The right of a task to a processor.
@FunctionalInterface
public interface Turn {

  /// That of a task for which nobody waits.
  Turn NEVER_PASSED = () -> {};

  /// Lets tasks that wait go on before this one does, if it is time for that. A task calls it now and
  /// then, between two pieces of its work.
  void pass();
}

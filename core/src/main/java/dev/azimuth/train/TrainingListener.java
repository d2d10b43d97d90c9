package dev.azimuth.train;

/// Told of each epoch as it ends, in the thread that trains.
@FunctionalInterface
public interface TrainingListener {

  /// @param record the epoch's figures
  /// @param theta the parameters after it; not to be modified
  void epochEnded(EpochRecord record, float[] theta);
}

package dev.azimuth.train;

import dev.azimuth.meta.MetaBatchExecutor;

/// The epochs at which a run's smoothed return after adaptation reached two thresholds of CartPole;
/// [#NEVER] if it did not.
record Reached(int epoch175, int epoch195) {

  static final int NEVER = Integer.MAX_VALUE;

  /// Trains until both are reached or all epochs are over.
  static Reached by(RunConfig config) throws InterruptedException {
    MetaTrainer trainer = new MetaTrainer(config, Configs.FAMILY, MetaBatchExecutor.sequential());
    int[] reached = {NEVER, NEVER};
    trainer.train((record, _) -> {
      if (record.returnAfterEma() >= 175) {
        reached[0] = Math.min(reached[0], record.epoch());
      }
      if (record.returnAfterEma() >= 195) {
        reached[1] = record.epoch();
        trainer.stop();
      }
    });
    return new Reached(reached[0], reached[1]);
  }
}

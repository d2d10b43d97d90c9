package dev.azimuth.meta;

/// No meta-step: adapts for the record and learns nothing, which leaves the directed step alone.
///
/// @param learner whose adaptation is watched
public record Watcher(MetaLearner learner) implements MetaLearner {

  @Override
  public float[] initialize(float[] theta) {
    return learner.initialize(theta);
  }

  @Override
  public float[] adapt(float[] theta, ObjectiveSampler task) {
    return learner.adapt(theta, task);
  }

  @Override
  public float[] metaGradient(float[] theta, ObjectiveSampler task) {
    int[] batches = new int[1];
    float[] adapted =
        learner.adapt(
            theta,
            (parameters, batch) -> {
              batches[0] = batch + 1;
              return task.watch(parameters, batch);
            });
    task.watch(adapted, batches[0]);
    return new float[theta.length];
  }
}

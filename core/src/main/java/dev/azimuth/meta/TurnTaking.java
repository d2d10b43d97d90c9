package dev.azimuth.meta;

import dev.azimuth.optim.Objective;
import java.util.List;

/// A session that passes its turn on before each batch but the first.
final class TurnTaking implements TaskSession {

  private final TaskSession session;
  private final MetaBatchExecutor.Turn turn;
  private boolean begun;

  TurnTaking(TaskSession session, MetaBatchExecutor.Turn turn) {
    this.session = session;
    this.turn = turn;
  }

  private void pass() {
    if (begun) {
      turn.pass();
    }
    begun = true;
  }

  @Override
  public Objective sample(float[] theta, int batch) {
    pass();
    return session.sample(theta, batch);
  }

  @Override
  public Objective watch(float[] theta, int batch) {
    pass();
    return session.watch(theta, batch);
  }

  @Override
  public float[] samplingScore(float[] theta, int batch) {
    pass();
    return session.samplingScore(theta, batch);
  }

  @Override
  public List<Batch> batches() {
    return session.batches();
  }

  @Override
  public void close() {
    session.close();
  }
}

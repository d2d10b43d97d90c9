package dev.azimuth.testkit;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A point that moves at random, with one fault: what the kit must find.
record FaultyPoint(Fault fault) implements EnvironmentFamily {

  enum Fault {
    NONE,
    NAME_WITH_SPACES,
    TWO_PARAMETERS_OF_ONE_NAME,
    HIDDEN_RANDOMNESS,
    SEED_IGNORED,
    ACTION_CHANGED,
    CONSTANTS_CHANGED,
    CONSTANTS_READ_LATE,
    PARAMETER_IGNORED,
    OBSERVATION_TOO_LONG,
    OBSERVATION_TOO_SHORT,
    NOT_FINITE,
    NOT_FINITE_IN_A_CORNER,
    OVER_AT_THE_START,
    LEFT_FROM_THE_LAST_EPISODE,
    COUNTS_EPISODES,
    SHARED_BY_INSTANCES,
    CONFINED_TO_ITS_MAKER,
    BATCH_DIFFERS,
    ALLOCATES
  }

  private static final AtomicInteger SHARED = new AtomicInteger();

  @Override
  public String name() {
    return fault == Fault.NAME_WITH_SPACES ? "Faulty point" : "faulty-point";
  }

  @Override
  public String summary() {
    return "A point.";
  }

  @Override
  public int observationSize() {
    return 1;
  }

  @Override
  public ActionSpace actionSpace() {
    return new ActionSpace.Discrete(3);
  }

  @Override
  public List<Parameter> parameters() {
    Parameter speed = new Parameter("speed", 1, 0.5, 2, "m/s", "speed");
    return fault == Fault.TWO_PARAMETERS_OF_ONE_NAME ? List.of(speed, speed) : List.of(speed);
  }

  @Override
  public String defaultTasks() {
    return "speed=1..2";
  }

  @Override
  public int defaultHorizon() {
    return 100;
  }

  @Override
  public Environment create() {
    return new Point(fault);
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    return fault == Fault.BATCH_DIFFERS
        ? new FaultyPoint(Fault.PARAMETER_IGNORED).createBatch(size)
        : EnvironmentFamily.super.createBatch(size);
  }

  private static final class Point implements Environment {

    private final Fault fault;
    private final Thread maker = Thread.currentThread();
    private double[] phi = {0};
    private double speed;
    private double position;
    private int episodes;
    private double[] garbage = {};

    Point(Fault fault) {
      this.fault = fault;
    }

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      speed = fault == Fault.PARAMETER_IGNORED ? 1 : phi[0];
      this.phi = phi;
      double start = fault == Fault.SEED_IGNORED ? 0.5 : random.random();
      position = fault == Fault.LEFT_FROM_THE_LAST_EPISODE ? start + 1e-3 * position : start;
      position += fault == Fault.COUNTS_EPISODES ? 1e-3 * episodes++ : 0;
      if (fault == Fault.CONSTANTS_CHANGED) {
        phi[0] = 3;
      }
    }

    @Override
    public double step(float[] action) {
      double change = speed * (action[0] - 1);
      switch (fault) {
        case HIDDEN_RANDOMNESS -> change += Math.random();
        case ACTION_CHANGED -> action[0] = 0;
        case CONSTANTS_READ_LATE -> change += phi[0];
        case NOT_FINITE -> change /= Math.max(0, position + 2) > 0 ? 1 : 0;
        case NOT_FINITE_IN_A_CORNER -> change = position > 90 ? Double.NaN : change;
        case SHARED_BY_INSTANCES -> change += SHARED.incrementAndGet();
        case CONFINED_TO_ITS_MAKER -> change += Thread.currentThread() == maker ? 0 : 1;
        case ALLOCATES -> garbage = new double[] {garbage.length};
        default -> {}
      }
      position += change;
      return -position;
    }

    @Override
    public void observe(float[] observation) {
      switch (fault) {
        case OBSERVATION_TOO_LONG -> observation[1] = (float) position;
        case OBSERVATION_TOO_SHORT -> {}
        default -> observation[0] = (float) position;
      }
    }

    @Override
    public boolean terminated() {
      return fault == Fault.OVER_AT_THE_START || Math.abs(position) > 100;
    }
  }
}

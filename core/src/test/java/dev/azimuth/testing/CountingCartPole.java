package dev.azimuth.testing;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Measure;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.List;

/// CartPole that counts the steps of an episode and tells whether it terminated.
public record CountingCartPole() implements EnvironmentFamily {

  private static final EnvironmentFamily CART_POLE = new CartPoleFamily();

  @Override
  public String name() {
    return "counting-cartpole";
  }

  @Override
  public String summary() {
    return CART_POLE.summary();
  }

  @Override
  public int observationSize() {
    return CART_POLE.observationSize();
  }

  @Override
  public ActionSpace actionSpace() {
    return CART_POLE.actionSpace();
  }

  @Override
  public List<Parameter> parameters() {
    return CART_POLE.parameters();
  }

  @Override
  public String defaultTasks() {
    return CART_POLE.defaultTasks();
  }

  @Override
  public int defaultHorizon() {
    return CART_POLE.defaultHorizon();
  }

  @Override
  public List<Double> thresholds() {
    return List.of();
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        new Measure("episode-steps", "steps of an episode"),
        new Measure("fallen", "whether the episode terminated"));
  }

  @Override
  public Environment create() {
    return new Counter(CART_POLE.create());
  }

  private static final class Counter implements Environment {

    private final Environment cartPole;
    private int steps;

    Counter(Environment cartPole) {
      this.cartPole = cartPole;
    }

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      cartPole.reset(phi, random);
      steps = 0;
    }

    @Override
    public double step(float[] action) {
      steps++;
      return cartPole.step(action);
    }

    @Override
    public void observe(float[] observation) {
      cartPole.observe(observation);
    }

    @Override
    public boolean terminated() {
      return cartPole.terminated();
    }

    @Override
    public void measure(double[] values) {
      values[0] = steps;
      values[1] = terminated() ? 1 : 0;
    }
  }
}

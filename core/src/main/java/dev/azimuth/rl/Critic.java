package dev.azimuth.rl;

import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Evaluation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.optim.Adam;
import dev.azimuth.optim.Stateful;
import dev.azimuth.optim.Vectors;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// The value network V of actor-critic: fitted to the data of each epoch by its own Adam, and not
/// part of θ. Within an epoch it does not change, so every task sees the same values.
final class Critic implements Stateful {

  private final CriticSettings settings;
  private final Mlp network;
  private final Adam adam;
  private float[] psi; // the network's parameters

  Critic(int observationSize, Activation activation, CriticSettings settings, long seed) {
    this.settings = settings;
    int[] sizes = new int[settings.hidden().size() + 2];
    sizes[0] = observationSize;
    for (int i = 0; i < settings.hidden().size(); i++) {
      sizes[i + 1] = settings.hidden().get(i);
    }
    sizes[sizes.length - 1] = 1;
    network = new Mlp(activation, sizes);
    adam = new Adam((float) settings.stepSize(), network.parameterCount());
    psi = network.initialParameters(Seeds.generator(seed));
  }

  CriticWorkspace workspace() {
    return new CriticWorkspace(network);
  }

  /// The data with V of every observation and of every final observation, if a trajectory goes on
  /// with it; else 0 in its place.
  Trajectories evaluate(Trajectories data, CriticWorkspace space) {
    float[] finalValues =
        switch (settings.bootstrap()) {
          case ON -> values(data.finalObservations(), data.count(), space);
          case OFF -> new float[data.count()];
        };
    return data.withValues(values(data.observations(), data.size(), space), finalValues);
  }

  private float[] values(float[] observations, int count, CriticWorkspace space) {
    float[] values = new float[count];
    float[] inputs = space.values.inputs();
    space.parameters.set(psi);
    for (int from = 0; from < count; from += Panel.COLUMNS) {
      int columns = Math.min(Panel.COLUMNS, count - from);
      for (int i = 0; i < network.sizes()[0]; i++) {
        System.arraycopy(observations, i * count + from, inputs, Panel.at(i, 0), columns);
      }
      network.forward(space.parameters, space.values, 0, columns);
      for (int c = 0; c < columns; c++) {
        values[from + c] = (float) (settings.scale() * space.values.outputs()[Panel.at(0, c)]);
      }
    }
    return values;
  }

  /// Fits V to the bootstrapped returns to go of an epoch by gradient steps on random states, and
  /// returns the mean squared error over the states of the steps, in squares of a return.
  ///
  /// @param data all batches of the epoch, in an order that does not depend on threads
  double fit(List<Trajectories> data, double discount, CriticWorkspace space, long seed) {
    float[][] targets = new float[data.size()][];
    int[] ends = new int[data.size()];
    int total = 0;
    for (int i = 0; i < targets.length; i++) {
      double[] returns = data.get(i).returnsToGo(discount);
      targets[i] = new float[returns.length];
      for (int c = 0; c < returns.length; c++) {
        targets[i][c] = (float) (returns[c] / settings.scale());
      }
      total += returns.length;
      ends[i] = total;
    }
    RandomGenerator random = Seeds.generator(seed);
    double error = 0;
    for (int step = 0; step < settings.steps(); step++) {
      float[] gradient = new float[psi.length];
      space.parameters.set(psi);
      space.network.clearSums();
      for (int done = 0; done < settings.batch(); done += Panel.COLUMNS) {
        int columns = Math.min(Panel.COLUMNS, settings.batch() - done);
        error += addGradient(data, targets, ends, columns, space, random);
      }
      space.network.addSums(gradient);
      psi = adam.ascend(psi, gradient, 1);
    }
    double scale = settings.scale() * settings.scale();
    return error * scale / ((double) settings.steps() * settings.batch());
  }

  /// The network's parameters, then the state of its Adam.
  @Override
  public double[] state() {
    return DoubleStream.concat(DoubleStream.of(Vectors.doubles(psi)), DoubleStream.of(adam.state()))
        .toArray();
  }

  @Override
  public void restore(double[] state) {
    Stateful.require(state, psi.length + adam.state().length);
    adam.restore(Arrays.copyOfRange(state, psi.length, state.length));
    psi = Vectors.floats(Arrays.copyOf(state, psi.length));
  }

  /// Adds the gradient of −(V − y)²/2 to the workspace's sums, over `columns` random states, as a mean over the batch, and
  /// returns the sum of squared errors.
  private double addGradient(
      List<Trajectories> data,
      float[][] targets,
      int[] ends,
      int columns,
      CriticWorkspace space,
      RandomGenerator random) {
    float[] wanted = new float[columns];
    float[] inputs = space.values.inputs();
    for (int c = 0; c < columns; c++) {
      int index = random.nextInt(ends[ends.length - 1]);
      int found = Arrays.binarySearch(ends, index + 1);
      int i = found >= 0 ? found : -found - 1;
      Trajectories batch = data.get(i);
      int column = index - (i == 0 ? 0 : ends[i - 1]);
      wanted[c] = targets[i][column];
      for (int o = 0; o < batch.observationSize(); o++) {
        inputs[Panel.at(o, c)] = batch.observations()[o * batch.size() + column];
      }
    }
    Evaluation.clearUnused(inputs, columns);
    network.forward(space.parameters, space.values, 0, columns);
    float[] deltas = space.network.outputDeltas();
    Arrays.fill(deltas, Panel.at(0, 0), Panel.at(0, Panel.padded(columns)), 0);
    double squares = 0;
    for (int c = 0; c < columns; c++) {
      float residual = wanted[c] - space.values.outputs()[Panel.at(0, c)];
      squares += (double) residual * residual;
      deltas[Panel.at(0, c)] = residual / settings.batch();
    }
    network.backward(space.parameters, space.values, space.network, columns);
    return squares;
  }
}

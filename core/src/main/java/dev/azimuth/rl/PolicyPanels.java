package dev.azimuth.rl;

import dev.azimuth.meta.Turn;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.vector.Panel;
import java.util.ArrayList;
import java.util.List;

/// The states of a batch in panels, each evaluated at the same θ, in the order of the batch's columns.
///
/// A rollout fills them as it goes, so that whoever differentiates at the θ that it drew with finds
/// all evaluations done: they are a third of a gradient. Panels are kept from batch to batch.
final class PolicyPanels {

  private final Policy policy;
  private final MlpParameters parameters;
  private final List<PolicyPanel> panels = new ArrayList<>();
  private float[] rewards = {};
  private int[] trajectory = {};
  private double[] weights = {};
  private int used;
  private long fillings;
  private Turn turn = Turn.NEVER_PASSED;

  PolicyPanels(Policy policy) {
    this.policy = policy;
    parameters = new MlpParameters(policy.network());
  }

  /// Takes the turn of the task to which the panels belong from now on. It is passed on before each
  /// panel that is filled or evaluated.
  void workIn(Turn turn) {
    this.turn = turn;
  }

  /// For those who do other work on each panel, to call before each.
  void passTurn() {
    turn.pass();
  }

  /// Starts a new batch, to be drawn at θ.
  void start(float[] theta) {
    parameters.set(theta);
    used = 0;
    fillings++;
  }

  /// The number of batches so far.
  long fillings() {
    return fillings;
  }

  /// θ at which the panels are evaluated.
  MlpParameters parameters() {
    return parameters;
  }

  /// The last panel if it has room for so many more columns, else an empty one after it.
  PolicyPanel room(int columns) {
    if (used > 0 && panels.get(used - 1).columns + columns <= Panel.COLUMNS) {
      return panels.get(used - 1);
    }
    if (used == panels.size()) {
      panels.add(policy.panel());
    }
    turn.pass();
    PolicyPanel panel = panels.get(used++);
    panel.columns = 0;
    return panel;
  }

  /// Room for the rewards of n steps, for as long as the panels hold their batch. Late in training
  /// batches have one length, so that it is that of the batch before.
  float[] rewards(int n) {
    rewards = rewards.length == n ? rewards : new float[n];
    return rewards;
  }

  /// The same for the numbers of their trajectories.
  int[] trajectory(int n) {
    trajectory = trajectory.length == n ? trajectory : new int[n];
    return trajectory;
  }

  /// The same for their weights.
  double[] weights(int n) {
    weights = weights.length == n ? weights : new double[n];
    return weights;
  }

  /// The panels in use.
  List<PolicyPanel> all() {
    return panels.subList(0, used);
  }

  /// Evaluates all panels at θ, unless they are.
  void evaluate(float[] theta) {
    if (parameters.hold(theta)) {
      return;
    }
    parameters.set(theta);
    for (PolicyPanel panel : all()) {
      turn.pass();
      policy.evaluate(parameters, panel, 0, panel.columns);
    }
  }
}

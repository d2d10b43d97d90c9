package dev.azimuth.rl;

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
  private int used;
  private long fillings;

  PolicyPanels(Policy policy) {
    this.policy = policy;
    parameters = new MlpParameters(policy.network());
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
    PolicyPanel panel = panels.get(used++);
    panel.columns = 0;
    return panel;
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
      policy.evaluate(parameters, panel, 0, panel.columns);
    }
  }
}

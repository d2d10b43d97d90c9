package dev.azimuth.rl;

import dev.azimuth.nn.Evaluation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.nn.MlpWorkspace;

/// What one thread needs to evaluate and to fit a [Critic].
final class CriticWorkspace {

  final MlpParameters parameters;
  final Evaluation values;
  final MlpWorkspace network;

  CriticWorkspace(Mlp critic) {
    parameters = new MlpParameters(critic);
    values = new Evaluation(critic);
    network = new MlpWorkspace(critic, critic.parameterCount());
  }
}

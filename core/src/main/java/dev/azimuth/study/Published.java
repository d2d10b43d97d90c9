package dev.azimuth.study;

import java.util.List;

/// A figure of the paper, to stand beside the one of the runs.
///
/// @param arm whose it is
/// @param quantity what it is: `epochs_to_175`, `seconds_per_epoch`, `hours_per_1000_epochs`,
///     `epochs_to_convergence` or `hours_to_convergence`
/// @param text as the paper has it
public record Published(String arm, String quantity, String text) {

  private static final String EPOCH = "seconds_per_epoch";
  private static final String THOUSAND = "hours_per_1000_epochs";
  private static final String EPOCHS = "epochs_to_convergence";
  private static final String CONVERGENCE = "hours_to_convergence";

  /// What the paper says in section V-C of a panel of Fig. 2 with an optimum of 200, which is
  /// CartPole's; of which estimator, it does not say.
  static final List<Published> FIG2_CARTPOLE =
      List.of(
          new Published("maml", "epochs_to_175", "around 250"),
          new Published("maml", "epochs_to_195", "approximately 400 (settles)"),
          new Published("directed-maml", "epochs_to_175", "around 150"),
          new Published("directed-maml", "epochs_to_195", "300 (nears 200)"));

  /// Table II, five seeds. Its epochs are not printed: they are its hours until convergence divided by
  /// its seconds of an epoch. Two of them are the length of the run, so it had not converged.
  static final List<Published> TABLE2 =
      List.of(
          new Published("maml", EPOCH, "2.34 ± 0.12"),
          new Published("maml", THOUSAND, "0.66 ± 0.09"),
          new Published("maml", EPOCHS, "600 (implied)"),
          new Published("maml", CONVERGENCE, "0.39 ± 0.06"),
          new Published("fomaml", EPOCH, "1.56 ± 0.08"),
          new Published("fomaml", THOUSAND, "0.43 ± 0.05"),
          new Published("fomaml", EPOCHS, "992 (implied: all of the run)"),
          new Published("fomaml", CONVERGENCE, "0.43 ± 0.05"),
          new Published("meta-sgd-first-order", EPOCH, "1.41 ± 0.03"),
          new Published("meta-sgd-first-order", THOUSAND, "0.38 ± 0.04"),
          new Published("meta-sgd-first-order", EPOCHS, "970 (implied: all of the run)"),
          new Published("meta-sgd-first-order", CONVERGENCE, "0.38 ± 0.08"),
          new Published("directed-maml", EPOCH, "2.52 ± 0.09"),
          new Published("directed-maml", THOUSAND, "0.71 ± 0.05"),
          new Published("directed-maml", EPOCHS, "314 (implied)"),
          new Published("directed-maml", CONVERGENCE, "0.22 ± 0.03"));
}

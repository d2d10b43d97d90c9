package dev.azimuth.report.evaluation;

import java.util.List;

/// How well the policy of a run does in a task after some inner steps.
///
/// @param run the name of its directory
/// @param arm what it is an example of: the runs of one arm differ in their seed alone
/// @param seed with which it was trained
/// @param task its number, from 1
/// @param parameters of the task, in the order of the evaluation's
/// @param step inner steps taken
/// @param episodes that the next three are means of
/// @param returnMean the undiscounted return
/// @param returnStandardError of that mean; NaN if it is not known
/// @param measures in the order of the evaluation's
/// @param optimalReturn the greatest return that any policy can have in the task; NaN if it is not
///     known
public record EvaluationRow(
    String run,
    String arm,
    long seed,
    int task,
    List<Double> parameters,
    int step,
    int episodes,
    double returnMean,
    double returnStandardError,
    List<Double> measures,
    double optimalReturn) {

  public EvaluationRow {
    parameters = List.copyOf(parameters);
    measures = List.copyOf(measures);
  }
}

package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Returns by task: for every parameter of the tasks a figure and its numbers.
final class TaskSection {

  private TaskSection() {}

  /// The section, or nothing if no run recorded its tasks.
  static String html(Comparison comparison, List<TaskReturns> tasks) {
    if (tasks.isEmpty()) {
      return "";
    }
    String figures =
        tasks.stream().map(returns -> figure(comparison, returns)).collect(Collectors.joining());
    return """
    <section id="tasks" aria-labelledby="tasks-title">
    <h2 id="tasks-title">Returns by task</h2>
    <p>Mean return of the tasks of the last quarter of every run, by the task's parameters.
    Filled points and solid lines: after adaptation; hollow points and dashed lines: before it.</p>
    <div class="panels">
    %s</div>
    </section>
    """
        .formatted(figures);
  }

  private static String figure(Comparison comparison, TaskReturns returns) {
    String name = Html.escape(returns.parameter());
    return """
    <figure>
    <div class="axis-title">Return <span class="unit">by %s</span></div>
    <div id="%s" class="plot small" role="img" aria-label="Mean return before and after adaptation \
    by %s; the numbers are in the table below."></div>
    %s</figure>
    """
        .formatted(name, returns.id(), name, table(comparison, returns));
  }

  private static String table(Comparison comparison, TaskReturns returns) {
    List<String> header = new ArrayList<>(List.of(Html.escape(returns.parameter())));
    comparison
        .algorithms()
        .forEach(algorithm -> {
          header.add(Html.escape(algorithm.label()) + ", before");
          header.add(Html.escape(algorithm.label()) + ", after");
        });
    List<List<String>> rows =
        IntStream.range(0, returns.centers().length).mapToObj(bin -> row(returns, bin)).toList();
    String caption = "Mean return by %s, middle of each bin".formatted(returns.parameter());
    return Html.details("Numbers of this figure", Html.table(caption, "numbers", header, rows));
  }

  private static List<String> row(TaskReturns returns, int bin) {
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.rounded(returns.centers()[bin]));
    for (int algorithm = 0; algorithm < returns.before().size(); algorithm++) {
      cells.add(Numbers.rounded(returns.before().get(algorithm)[bin]));
      cells.add(Numbers.rounded(returns.after().get(algorithm)[bin]));
    }
    return cells;
  }
}

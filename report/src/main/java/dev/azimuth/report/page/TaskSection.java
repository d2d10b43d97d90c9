package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Returns, and what the environment counts beside them, by task: the worst tasks of each algorithm,
/// and for every parameter of the tasks figures and their numbers.
final class TaskSection {

  private TaskSection() {}

  /// The section, or nothing if no run recorded its tasks.
  ///
  /// @param id what the names of its elements begin with
  /// @param heading the element of its heading
  static String html(Comparison comparison, List<TaskFigure> figures, String id, String heading) {
    if (figures.isEmpty()) {
      return "";
    }
    boolean optimum = figures.stream().anyMatch(figure -> figure.best().length > 0);
    return """
    <section id="%stasks" aria-labelledby="%stasks-title">
    <%s id="%stasks-title">Returns by task</%s>
    <p>Means over the tasks of the last quarter of every run, by the task's parameters.
    Filled points and solid lines: after adaptation; hollow points and dashed lines: before it.%s</p>
    %s<div class="panels">
    %s</div>
    </section>
    """
        .formatted(
            id,
            id,
            heading,
            id,
            heading,
            optimum ? " Dotted grey line: the greatest return that any policy can have." : "",
            WorstTasks.html(comparison, figures),
            figures.stream()
                .map(figure -> figure(comparison, figure, id))
                .collect(Collectors.joining()));
  }

  private static String figure(Comparison comparison, TaskFigure figure, String id) {
    String name = Html.escape(figure.parameter());
    String title = Html.escape(figure.title());
    return """
    <figure>
    <div class="axis-title">%s <span class="unit">by %s</span></div>
    <div id="%s%s" class="plot small" role="img" aria-label="%s before and after adaptation \
    by %s; the numbers are in the table below."></div>
    %s</figure>
    """
        .formatted(title, name, id, figure.id(), title, name, table(comparison, figure));
  }

  private static String table(Comparison comparison, TaskFigure figure) {
    List<String> header = new ArrayList<>(List.of(Html.escape(figure.parameter())));
    if (figure.best().length > 0) {
      header.add("best possible");
    }
    comparison
        .algorithms()
        .forEach(algorithm -> {
          header.add(Html.escape(algorithm.label()) + ", before");
          header.add(Html.escape(algorithm.label()) + ", after");
        });
    List<List<String>> rows =
        IntStream.range(0, figure.centers().length).mapToObj(bin -> row(figure, bin)).toList();
    String caption =
        "%s, mean by %s, middle of each bin".formatted(figure.title(), figure.parameter());
    return Html.details("Numbers of this figure", Html.table(caption, "numbers", header, rows));
  }

  private static List<String> row(TaskFigure figure, int bin) {
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.rounded(figure.centers()[bin]));
    if (figure.best().length > 0) {
      cells.add(Numbers.rounded(figure.best()[bin]));
    }
    for (int algorithm = 0; algorithm < figure.before().size(); algorithm++) {
      cells.add(Numbers.rounded(figure.before().get(algorithm)[bin]));
      cells.add(Numbers.rounded(figure.after().get(algorithm)[bin]));
    }
    return cells;
  }
}

package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.report.run.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the report shows of tasks: the return, the optimum, and what the environment counts.
class TaskReportTest {

  @TempDir Path directory;

  /// Four epochs, of which the last is the last quarter; slow vehicles are the worst tasks.
  @Test
  void measuresAndTheOptimumAreShownByTask() throws IOException {
    writeTasks(
        "maml",
        """
        epoch,task,speed,return_before_adaptation,return_after_adaptation,meta_gradient_norm,collision_rate_before_adaptation,collision_rate_after_adaptation,optimal_return
        1,1,5,1,2,9,1,1,90
        3,1,5,1,2,9,1,1,90
        4,1,5,40,50,9,0.5,0.25,90
        4,2,5,50,70,9,0.75,0.5,94
        4,3,10,98,99,9,0,0,100
        """);
    writeTasks(
        "directed-maml",
        """
        epoch,task,speed,return_before_adaptation,return_after_adaptation
        4,1,5,20,30
        4,2,7.5,60,61
        4,3,10,99,100
        """);

    JsonNode tasks = data().required("tasks");
    assertThat(tasks).hasSize(2);
    assertThat(numbers(tasks.get(0).required("x"))).containsExactly(5.0, 7.5, 10.0);
    assertThat(numbers(tasks.get(0).required("before").get(0))).containsExactly(45.0, null, 98.0);
    assertThat(numbers(tasks.get(0).required("after").get(0))).containsExactly(60.0, null, 99.0);
    assertThat(numbers(tasks.get(0).required("after").get(1))).containsExactly(30.0, 61.0, 100.0);
    assertThat(numbers(tasks.get(0).required("best"))).containsExactly(92.0, null, 100.0);
    assertThat(numbers(tasks.get(1).required("after").get(0))).containsExactly(0.375, null, 0.0);
    assertThat(numbers(tasks.get(1).required("after").get(1))).containsOnlyNulls();
    assertThat(tasks.get(1).required("best")).isEmpty();

    String section = section();
    assertThat(section)
        .contains("Collision rate <span class=\"unit\">by speed</span>")
        .contains("the greatest return that any policy can have")
        .contains(
            "<th scope=\"col\" class=\"number\">Best possible</th>"
                + "<th scope=\"col\" class=\"number\">Collision rate</th>");
    assertThat(cells(section, "maml")).containsExactly("60", "5", "92", "0.375");
    assertThat(cells(section, "directed-maml")).containsExactly("30", "5", "92", "–");
  }

  @Test
  void parametersInWhichTasksDoNotDifferHaveNoFigure() throws IOException {
    writeTasks(
        "maml",
        """
        epoch,task,speed,distance,return_before_adaptation,return_after_adaptation
        1,1,5,30,1,2
        1,2,6,30,1,2
        """);
    assertThat(data().required("tasks")).hasSize(1);
    assertThat(section()).doesNotContain("distance", "any policy can have");
  }

  @Test
  void ofOneTaskEveryParameterHasAFigureAndNoneIsTheWorst() throws IOException {
    writeTasks(
        "maml",
        """
        epoch,task,speed,distance,return_before_adaptation,return_after_adaptation
        1,1,5,30,1,2
        """);
    assertThat(data().required("tasks")).hasSize(2);
    assertThat(section()).contains("by speed", "by distance").doesNotContain("is least");
  }

  private void writeTasks(String algorithm, String rows) throws IOException {
    Path run = SyntheticRun.of(algorithm, 1, 4).writeInto(directory);
    Files.writeString(run.resolve("tasks.csv"), rows);
  }

  private String html() {
    return Report.html(Comparison.read(List.of(directory)), ReportOptions.of(List.of()));
  }

  private JsonNode data() {
    Matcher matcher =
        Pattern.compile("id=\"report-data\"[^>]*>(.*?)</script>", Pattern.DOTALL).matcher(html());
    assertThat(matcher.find()).isTrue();
    return JsonMapper.builder().build().readTree(matcher.group(1));
  }

  private String section() {
    String html = html();
    int start = html.indexOf("<section id=\"tasks\"");
    return html.substring(start, html.indexOf("</section>", start));
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(node -> numbers.add(node.isNull() ? null : node.asDouble()));
    return numbers;
  }

  /// The cells of the row of an algorithm in the table of worst tasks, which comes first.
  private static List<String> cells(String section, String algorithm) {
    Matcher row =
        Pattern.compile("<th scope=\"row\">[^/]*</span> " + algorithm + "</th>(.*?)</tr>")
            .matcher(section);
    assertThat(row.find()).isTrue();
    return Pattern.compile("<td[^>]*>(.*?)</td>")
        .matcher(row.group(1))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}

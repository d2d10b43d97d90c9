package dev.azimuth.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The table of `docs/algorithm-1.md` says for each line of the paper's Algorithm 1 which code obeys
/// it; what it names must be there, or the document misleads its readers.
class AlgorithmOneDocumentTest {

  private static final int LINES = 13;
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|[^|]*\\|([^|]*)\\|");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final Pattern METHOD = Pattern.compile("(\\w+\\.\\w+)#(\\w+)");

  /// A row of the table.
  ///
  /// @param line of Algorithm 1
  /// @param code what the last column names, in order
  private record Row(int line, List<String> code) {}

  @Test
  void everyLineOfAlgorithmOneHasARow() throws IOException {
    assertThat(rows()).extracting(Row::line).containsExactlyElementsOf(lines());
  }

  @Test
  void everyMethodThatTheTableNamesExists() throws IOException {
    for (Row row : rows()) {
      assertThat(row.code())
          .as("what obeys line %d", row.line())
          .isNotEmpty()
          .allMatch(AlgorithmOneDocumentTest::exists, "is package.Type#method of the library");
    }
  }

  @Test
  void aWrongNameIsNoticed() {
    assertThat(exists("meta.Maml#metaGradient")).isTrue();
    assertThat(exists("meta.Maml#metaGradients")).isFalse();
    assertThat(exists("meta.Mam1#metaGradient")).isFalse();
    assertThat(exists("rl.Maml#metaGradient")).isFalse();
    assertThat(exists("meta.Maml.metaGradient")).isFalse();
  }

  private static List<Integer> lines() {
    return IntStream.rangeClosed(1, LINES).boxed().toList();
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Documents.file("docs/algorithm-1.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Row(Integer.parseInt(row.group(1)), code(row.group(2))))
        .toList();
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }

  /// Whether a type of the library declares a method, of any visibility, under this name.
  private static boolean exists(String name) {
    Matcher matcher = METHOD.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    try {
      Class<?> type = Class.forName("dev.azimuth." + matcher.group(1));
      return Arrays.stream(type.getDeclaredMethods())
          .anyMatch(method -> method.getName().equals(matcher.group(2)));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A call of the program in this JVM: what it returned and printed.
record Call(int exitCode, String output, String errors) {

  /// Options of a run that takes milliseconds.
  private static final String TINY =
      "--epochs 2 --tasks-per-epoch 2 --trajectories-per-task 2 --horizon 20 --hidden 4";

  /// Calls the program with words and more arguments, which may hold spaces.
  static Call of(String words, Object... more) {
    List<String> arguments = new ArrayList<>(List.of(words.strip().split("\\s+")));
    for (Object argument : more) {
      arguments.add(argument.toString());
    }
    PrintStream output = System.out;
    PrintStream errors = System.err;
    var printed = new ByteArrayOutputStream();
    var told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int code = Azimuth.run(arguments.toArray(String[]::new));
      return new Call(
          code, printed.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(output);
      System.setErr(errors);
    }
  }

  /// Calls it for a run that takes milliseconds; options in `words` must not repeat those of it.
  static Call tiny(String words, Object... more) {
    String[] commandAndOptions = words.split(" ", 2);
    return of(commandAndOptions[0] + " " + TINY + " " + commandAndOptions[1], more);
  }

  /// This call succeeded, and told nothing.
  Call succeeded() {
    assertThat(errors).isEmpty();
    assertThat(exitCode).isZero();
    return this;
  }

  /// This call was refused, in one line of text that is a sentence and begins like this.
  void refused(String message) {
    assertThat(errors).startsWith("azimuth: " + message).matches("azimuth: .*[.?]\\R");
    assertThat(exitCode).isEqualTo(2);
    assertThat(output).isEmpty();
  }
}

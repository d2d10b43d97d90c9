package dev.azimuth.cli;

import dev.azimuth.env.ActionSpace;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a file of actions, one a line.
final class ActionFile {

  private ActionFile() {}

  /// One row an action; each lies in the action space.
  static float[][] read(Path file, ActionSpace space) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new UsageException("actions (%s) is a file that does not exist.".formatted(file));
    } catch (MalformedInputException e) {
      throw new UsageException("actions (%s) is not a text file in UTF-8.".formatted(file));
    } catch (IOException e) {
      throw new UsageException(
          "actions (%s) cannot be read: %s.".formatted(file, Mistakes.reason(e)));
    }
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        try {
          rows.add(action(line, space));
        } catch (IllegalArgumentException e) {
          throw new UsageException("%s, line %d: %s".formatted(file, i + 1, e.getMessage()));
        }
      }
    }
    return rows.toArray(float[][]::new);
  }

  private static float[] action(String line, ActionSpace space) {
    return switch (space) {
      case ActionSpace.Discrete discrete -> new float[] {choice(line, discrete.count())};
      case ActionSpace.Box box -> vector(line, box);
    };
  }

  private static int choice(String line, int count) {
    String allowed = "action '%s' must be a whole number from 0 to %d.".formatted(line, count - 1);
    try {
      int action = Integer.parseInt(line);
      if (action >= 0 && action < count) {
        return action;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(allowed, e);
    }
    throw new IllegalArgumentException(allowed);
  }

  private static float[] vector(String line, ActionSpace.Box box) {
    String[] parts = line.split(",", -1);
    float[] action = new float[box.size()];
    if (parts.length != action.length) {
      throw new IllegalArgumentException(
          "action '%s' must have %d numbers.".formatted(line, action.length));
    }
    for (int i = 0; i < action.length; i++) {
      action[i] = number(line, parts[i]);
      if (!(box.low()[i] <= action[i] && action[i] <= box.high()[i])) {
        throw new IllegalArgumentException(
            "action '%s': number %d must lie in [%s, %s]."
                .formatted(line, i + 1, box.low()[i], box.high()[i]));
      }
    }
    return action;
  }

  private static float number(String line, String part) {
    try {
      return Float.parseFloat(part.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("action '%s' must have numbers.".formatted(line), e);
    }
  }
}

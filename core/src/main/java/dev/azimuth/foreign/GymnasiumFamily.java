package dev.azimuth.foreign;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An environment of Gymnasium, as a Python process describes it.
///
/// Its parameters are the arguments of its constructor that are numbers, and the attributes of the
/// unwrapped environment that are numbers and stay the same; they have the names that they have in
/// Python, and no range that is known (decision 0073).
final class GymnasiumFamily implements EnvironmentFamily {

  private final PythonProcesses processes;
  private final Map<String, String> texts = new LinkedHashMap<>(); // by their keys
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Float> low = new ArrayList<>();
  private final List<Float> high = new ArrayList<>();

  /// @param description lines of a key and its values, separated by tabulators
  GymnasiumFamily(PythonProcesses processes, String description) {
    this.processes = processes;
    for (String line : description.split("\n")) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case "argument" -> addParameter(fields, "argument of the constructor");
        case "attribute" -> addParameter(fields, "attribute");
        case "box" -> {
          low.add(Float.valueOf(fields[1]));
          high.add(Float.valueOf(fields[2]));
        }
        default -> texts.put(fields[0], fields[1]);
      }
    }
  }

  private void addParameter(String[] fields, String meaning) {
    double initial = Double.parseDouble(fields[2]);
    parameters.add(
        new Parameter(
            fields[1], initial, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "", meaning));
  }

  private String text(String key) {
    return texts.getOrDefault(key, "");
  }

  @Override
  public String name() {
    return processes.name();
  }

  @Override
  public String summary() {
    return text("summary");
  }

  @Override
  public int observationSize() {
    return Integer.parseInt(text("observations"));
  }

  @Override
  public ActionSpace actionSpace() {
    if (low.isEmpty()) {
      return new ActionSpace.Discrete(Integer.parseInt(text("discrete")));
    }
    float[] lows = new float[low.size()];
    float[] highs = new float[low.size()];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = low.get(i);
      highs[i] = high.get(i);
    }
    return new ActionSpace.Box(lows, highs);
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /// None: Gymnasium knows no distributions.
  @Override
  public String defaultTasks() {
    return "";
  }

  /// The limit with which the environment is registered, or 1000 steps.
  @Override
  public int defaultHorizon() {
    return Integer.parseInt(text("horizon"));
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> versions = new LinkedHashMap<>(texts);
    versions.keySet().retainAll(List.of("python", "gymnasium", "numpy"));
    return versions;
  }

  /// Lets Python start an episode and make a step.
  @Override
  public void check(double[] phi) {
    try (GymnasiumBatch batch = new GymnasiumBatch(this, processes, 1)) {
      batch.check(phi);
    }
  }

  @Override
  public Environment create() {
    return new GymnasiumEnvironment(new GymnasiumBatch(this, processes, 1));
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    return new GymnasiumBatch(this, processes, size);
  }
}

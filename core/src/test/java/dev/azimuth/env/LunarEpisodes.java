package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.box2d.Body;
import dev.azimuth.testing.CsvTable;
import dev.azimuth.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The recorded episodes of Gymnasium's LunarLander, replayed and compared in every bit.
final class LunarEpisodes {

  static final List<JsonNode> ALL =
      Golden.nodes(Golden.json("lunarlander-episodes.json").get("episodes"));

  private static final List<String> OBSERVATION =
      List.of(
          "obs_x",
          "obs_y",
          "obs_vx",
          "obs_vy",
          "obs_angle_rad",
          "obs_omega",
          "obs_leg_0_contact",
          "obs_leg_1_contact");

  private static final List<String> BODY =
      List.of("x_m", "y_m", "angle_rad", "vx_m_per_s", "vy_m_per_s", "omega_rad_per_s");

  private LunarEpisodes() {}

  /// The rows of a file of steps by episode.
  static Map<Integer, List<CsvTable.Row>> steps(String file) {
    return Golden.csv(file).rows().stream()
        .collect(Collectors.groupingBy(row -> row.integer("episode")));
  }

  /// The parameters of an episode, all others as they are initially.
  static double[] phi(JsonNode episode) {
    double[] phi = phi(-episode.get("gravity_m_per_s2").asDouble());
    if (episode.get("enable_wind").asBoolean()) {
      phi[LunarLanderFamily.WIND_POWER] = episode.get("wind_power").asDouble();
      phi[LunarLanderFamily.TURBULENCE_POWER] = episode.get("turbulence_power").asDouble();
    }
    return phi;
  }

  static double[] phi(double gravity) {
    double[] phi =
        new LunarLanderFamily(false)
            .parameters().stream().mapToDouble(Parameter::initial).toArray();
    phi[LunarLanderFamily.GRAVITY] = gravity;
    return phi;
  }

  static LunarLander reset(JsonNode episode) {
    LunarLander lander = new LunarLander(episode.get("continuous").asBoolean());
    lander.reset(phi(episode), new NumpyRandom(episode.get("reset_seed").asLong()));
    return lander;
  }

  /// Steps through an episode.
  static void replay(JsonNode episode, List<CsvTable.Row> steps) {
    LunarLander lander = reset(episode);
    assertThat(steps).hasSize(episode.get("steps").asInt());
    for (CsvTable.Row step : steps) {
      double reward = lander.step(action(lander, step));
      assertThat(reward).isEqualTo(step.number("reward"));
      assertThat(lander.terminated()).isEqualTo(step.integer("terminated") == 1);
      assertThat(observation(lander)).isEqualTo(floats(step, "", OBSERVATION));
      assertThat(state(lander.scene().lander)).isEqualTo(floats(step, "", BODY));
    }
    double[] measures = new double[2];
    lander.measure(measures);
    assertThat(measures)
        .containsExactly(
            switch (episode.get("ended_by").asString()) {
              case "rest" -> new double[] {1, 0};
              case "crash", "outside" -> new double[] {0, 1};
              default -> new double[] {0, 0};
            });
  }

  static float[] action(LunarLander lander, CsvTable.Row step) {
    return lander.continuous()
        ? new float[] {(float) step.number("action_main"), (float) step.number("action_lateral")}
        : new float[] {step.integer("action")};
  }

  static float[] observation(LunarLander lander) {
    float[] observation = new float[LunarLander.OBSERVATION_SIZE];
    lander.observe(observation);
    return observation;
  }

  /// Position, angle and velocities of a body.
  static float[] state(Body body) {
    return new float[] {
      body.transform.x, body.transform.y, body.sweep.angle, body.vx, body.vy, body.spin
    };
  }

  /// The state of a body in a table, whose columns have a prefix.
  static float[] state(CsvTable.Row row, String prefix) {
    return floats(row, prefix, BODY);
  }

  private static float[] floats(CsvTable.Row row, String prefix, List<String> columns) {
    float[] values = new float[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) row.number(prefix + columns.get(i));
    }
    return values;
  }
}

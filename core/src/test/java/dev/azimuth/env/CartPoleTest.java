package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.CsvTable;
import dev.azimuth.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Against episodes recorded from Gymnasium 1.4.0.
class CartPoleTest {

  private static final JsonNode EDGES = Golden.json("cartpole-edges.json");
  private static final List<CsvTable.Row> EPISODES = Golden.csv("cartpole-episodes.csv").rows();
  private static final List<CsvTable.Row> STEPS = Golden.csv("cartpole-steps.csv").rows();

  private final CartPole cartPole = new CartPole();

  @Test
  void constantsAreThoseOfGymnasium() {
    JsonNode constants = EDGES.get("constants");
    double[] phi = phi(constants.get("default_gravity_m_per_s2").asDouble());
    assertThat(phi)
        .containsExactly(
            9.8,
            constants.get("cart_mass_kg").asDouble(),
            constants.get("pole_mass_kg").asDouble(),
            constants.get("half_pole_length_m").asDouble(),
            constants.get("force_n").asDouble(),
            constants.get("time_step_s").asDouble(),
            12,
            constants.get("position_limit_m").asDouble(),
            0.05,
            0,
            0);
    assertThat(CartPoleFamily.angleLimit(phi))
        .isEqualTo(constants.get("angle_limit_rad").asDouble());
  }

  @Test
  void resetsGoOnDrawingFromOneGenerator() {
    float[] observation = new float[4];
    for (JsonNode seeded : EDGES.get("resets")) {
      NumpyRandom random = new NumpyRandom(seeded.get("seed").asLong());
      for (JsonNode expected : seeded.get("resets_in_a_row")) {
        cartPole.reset(phi(9.8), random);
        assertThat(state()).isEqualTo(Golden.doubles(expected.get("state")));
        cartPole.observe(observation);
        double[] narrowed = Golden.doubles(expected.get("observation_float32"));
        for (int i = 0; i < observation.length; i++) {
          assertThat((double) observation[i]).isEqualTo(narrowed[i]);
        }
      }
    }
  }

  @Test
  void everyStepIsThatOfGymnasium() {
    for (CsvTable.Row step : STEPS) {
      reset(EPISODES.get(step.integer("episode")));
      cartPole.place(state(step, "before"));
      assertStep(step);
      assertStateIsClose(state(step, "after"), 1e-13);
    }
  }

  @Test
  void replayedEpisodesStayWithThoseOfGymnasium() {
    int row = 0;
    for (CsvTable.Row episode : EPISODES) {
      reset(episode);
      assertThat(state()).isEqualTo(state(episode, "first"));
      int end = row + episode.integer("steps");
      for (; row < end; row++) {
        assertThat(STEPS.get(row).integer("episode")).isEqualTo(episode.integer("episode"));
        assertStep(STEPS.get(row));
      }
      assertStateIsClose(state(episode, "last"), 1e-6);
    }
    assertThat(row).isEqualTo(STEPS.size());
  }

  @Test
  void randomActionsAreThoseOfNumpy() {
    for (CsvTable.Row episode : EPISODES) {
      if (episode.text("controller").equals("random")) {
        NumpyRandom random = new NumpyRandom(episode.integer("action_seed"));
        for (CsvTable.Row step : STEPS) {
          if (step.integer("episode") == episode.integer("episode")) {
            assertThat(random.integers(0, 2)).isEqualTo(step.integer("action"));
          }
        }
      }
    }
  }

  @Test
  void terminatingStepEarnsTheRewardAndLaterOnesNothing() {
    JsonNode golden = EDGES.get("after_termination");
    reset(golden);
    assertThat(state()).isEqualTo(Golden.doubles(golden.get("state_first")));
    for (JsonNode step : golden.get("steps")) {
      assertThat(push(golden.get("action_every_step").asInt()))
          .isEqualTo(step.get("reward").asDouble());
      assertThat(cartPole.terminated()).isEqualTo(step.get("terminated").asBoolean());
      assertStateIsClose(Golden.doubles(step.get("state_after")), 1e-12);
    }
  }

  @Test
  void suttonAndBartoPunishAFallAndNothingElse() {
    JsonNode golden = EDGES.get("after_termination_sutton_barto");
    double[] phi = phi(golden.get("gravity_m_per_s2").asDouble());
    phi[CartPoleFamily.SUTTON_BARTO_REWARD] = 1;
    cartPole.reset(phi, new NumpyRandom(golden.get("reset_seed").asLong()));
    for (JsonNode step : golden.get("steps")) {
      assertThat(push(golden.get("action_every_step").asInt()))
          .isEqualTo(step.get("reward").asDouble());
      assertThat(cartPole.terminated()).isEqualTo(step.get("terminated").asBoolean());
      assertStateIsClose(Golden.doubles(step.get("state_after")), 1e-12);
    }
  }

  /// Episodes with all constants set to something else, and with either integrator.
  @Test
  void everyConstantIsThatOfGymnasium() {
    for (JsonNode golden : Golden.json("cartpole-variants.json").get("variants")) {
      double[] phi = {
        golden.get("gravity_m_per_s2").asDouble(),
        golden.get("cart_mass_kg").asDouble(),
        golden.get("pole_mass_kg").asDouble(),
        golden.get("half_pole_length_m").asDouble(),
        golden.get("force_n").asDouble(),
        golden.get("time_step_s").asDouble(),
        golden.get("angle_limit_degrees").asDouble(),
        golden.get("position_limit_m").asDouble(),
        golden.get("start").asDouble(),
        0,
        golden.get("integrator").asString().equals("euler") ? 0 : 1
      };
      cartPole.reset(phi, new NumpyRandom(golden.get("reset_seed").asLong()));
      assertThat(state()).isEqualTo(Golden.doubles(golden.get("state_first")));
      String actions = golden.get("actions").asString();
      for (int step = 0; step < actions.length(); step++) {
        assertThat(push(actions.charAt(step) - '0')).isEqualTo(1);
        boolean last = step == actions.length() - 1;
        assertThat(cartPole.terminated()).isEqualTo(last && golden.get("terminated").asBoolean());
        double[] expected = Golden.doubles(golden.get("states_after").get(step));
        assertStateIsClose(expected, 1e-10);
        cartPole.place(expected); // each step by itself
      }
    }
  }

  @Test
  void feedbackHoldsThePoleUpToEveryTimeLimit() {
    for (JsonNode golden : EDGES.get("time_limits")) {
      reset(golden);
      JsonNode specification = EDGES.get("specifications").get(golden.get("id").asString());
      int limit = specification.get("max_episode_steps").asInt();
      StringBuilder actions = new StringBuilder();
      double sum = 0;
      for (int step = 0; step < limit; step++) {
        int action = feedback();
        actions.append(action);
        sum += push(action);
        assertThat(cartPole.terminated()).isFalse();
      }
      assertThat(sum).isEqualTo(golden.get("return").asDouble());
      if (golden.has("actions")) {
        assertThat(actions.toString()).isEqualTo(golden.get("actions").asString());
        assertStateIsClose(Golden.doubles(golden.get("state_last")), 1e-6);
      }
    }
  }

  @Test
  void poleFallsAtTheRecordedStep() {
    JsonNode golden = EDGES.get("time_limit_near_termination");
    reset(golden);
    int steps = 0;
    while (!cartPole.terminated()) {
      push(golden.get("action_every_step").asInt());
      steps++;
    }
    assertThat(steps).isEqualTo(golden.get("terminates_at_step").asInt());
  }

  /// Pushed back to the middle, carts are within their limit again after the end, until poles fall. With
  /// arrays that have room behind the last slot and without.
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "10, 10", "10, 16"})
  void batchGoesOnAfterTheEndAsSingleOnesDo(int slots, int stride) {
    EnvironmentBatch batch = new CartPoleFamily().createBatch(slots);
    List<CartPole> singles = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      double[] phi = phi(9.8);
      phi[CartPoleFamily.SUTTON_BARTO_REWARD] = (slot + 1) % 2;
      phi[CartPoleFamily.POSITION_LIMIT] = 0.01;
      phi[CartPoleFamily.ANGLE_LIMIT] = 90;
      batch.reset(slot, phi, new NumpyRandom(slot));
      singles.add(new CartPole());
      singles.getLast().reset(phi, new NumpyRandom(slot));
    }
    float[] rewards = new float[slots];
    boolean[] terminated = new boolean[slots];
    float[] actions = new float[stride];
    float[] observations = new float[4 * stride];
    float[] expected = new float[4];
    int back = 0;
    for (int step = 0; step < 300; step++) {
      for (int slot = 0; slot < slots; slot++) {
        actions[slot] = singles.get(slot).position > 0 ? 0 : 1;
      }
      batch.step(slots, actions, 0, stride, rewards, terminated);
      batch.observe(slots, observations, 0, stride);
      for (int slot = 0; slot < slots; slot++) {
        CartPole single = singles.get(slot);
        assertThat((double) rewards[slot]).isEqualTo(single.step(new float[] {actions[slot]}));
        assertThat(terminated[slot]).isEqualTo(single.terminated());
        back += terminated[slot] && Math.abs(single.position) < 0.01 ? 1 : 0;
        single.observe(expected);
        for (int i = 0; i < 4; i++) {
          assertThat(observations[i * stride + slot]).isEqualTo(expected[i]);
        }
      }
    }
    assertThat(terminated).containsOnly(true);
    assertThat(back).isPositive();
  }

  @Test
  void refusesAVectorOfTheWrongLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cartPole.reset(new double[3], new NumpyRandom(1)))
        .withMessage("phi has 3 values, but cartpole has 11 parameters.");
  }

  private double[] phi(double gravity) {
    double[] phi =
        new CartPoleFamily().parameters().stream().mapToDouble(Parameter::initial).toArray();
    phi[CartPoleFamily.GRAVITY] = gravity;
    return phi;
  }

  private void reset(CsvTable.Row episode) {
    cartPole.reset(
        phi(episode.number("gravity_m_per_s2")), new NumpyRandom(episode.integer("reset_seed")));
  }

  private void reset(JsonNode golden) {
    cartPole.reset(
        phi(golden.get("gravity_m_per_s2").asDouble()),
        new NumpyRandom(golden.get("reset_seed").asLong()));
  }

  private double push(int action) {
    return cartPole.step(new float[] {action});
  }

  private int feedback() {
    JsonNode gains = EDGES.get("feedback_gains");
    double[] state = state();
    double sum =
        gains.get("x").asDouble() * state[0]
            + gains.get("x_dot").asDouble() * state[1]
            + gains.get("theta").asDouble() * state[2]
            + gains.get("theta_dot").asDouble() * state[3];
    return sum > 0 ? 1 : 0;
  }

  private void assertStep(CsvTable.Row step) {
    assertThat(push(step.integer("action"))).isEqualTo(step.number("reward"));
    assertThat(cartPole.terminated()).isEqualTo(step.integer("terminated") == 1);
  }

  private void assertStateIsClose(double[] expected, double tolerance) {
    double[] state = state();
    for (int i = 0; i < state.length; i++) {
      assertThat(state[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  private double[] state() {
    double[] state = new double[4];
    cartPole.state(state);
    return state;
  }

  private static double[] state(CsvTable.Row row, String when) {
    return new double[] {
      row.number("x_" + when + "_m"),
      row.number("x_dot_" + when + "_m_per_s"),
      row.number("theta_" + when + "_rad"),
      row.number("theta_dot_" + when + "_rad_per_s")
    };
  }
}

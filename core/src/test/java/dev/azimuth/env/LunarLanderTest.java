package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.box2d.Body;
import dev.azimuth.testing.CsvTable;
import dev.azimuth.testing.Golden;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Against episodes recorded from Gymnasium 1.4.0, with the pseudo-random numbers of NumPy and the
/// rigid bodies of Box2D 2.3: every bit.
class LunarLanderTest {

  private static double[] initialPhi() {
    return new LunarLanderFamily(false)
        .parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  @Test
  void firstStateOfAnEpisodeIsThatOfGymnasium() {
    for (JsonNode episode : LunarEpisodes.ALL) {
      LunarLander lander = LunarEpisodes.reset(episode);
      assertThat(LunarEpisodes.observation(lander))
          .isEqualTo(floats(episode.get("first_observation")));
      assertBody(lander.scene().lander, episode.get("first_lander"));
      assertBody(lander.scene().leg(0), episode.get("first_leg_0"));
      assertBody(lander.scene().leg(1), episode.get("first_leg_1"));
      assertThat(lander.terminated()).isFalse();
    }
  }

  private static void assertBody(Body body, JsonNode golden) {
    assertThat(LunarEpisodes.state(body))
        .isEqualTo(
            new float[] {
              (float) golden.get("x").asDouble(),
              (float) golden.get("y").asDouble(),
              (float) golden.get("angle").asDouble(),
              (float) golden.get("vx").asDouble(),
              (float) golden.get("vy").asDouble(),
              (float) golden.get("omega").asDouble()
            });
  }

  @Test
  void groundIsThatOfGymnasium() {
    for (JsonNode episode : LunarEpisodes.ALL) {
      LunarScene scene = LunarEpisodes.reset(episode).scene();
      float[] y = floats(episode.get("ground_y_float32_m"));
      for (int i = 1; i < LunarScene.CHUNKS; i++) {
        assertThat(scene.ground(i).y1).isEqualTo(y[i - 1]);
        assertThat(scene.ground(i).y2).isEqualTo(y[i]);
        assertThat(scene.ground(i).x1).isEqualTo(2 * (i - 1));
        assertThat(scene.ground(i).x2).isEqualTo(2 * i);
      }
    }
  }

  @Test
  void everyStepHasTheBitsOfGymnasium() {
    Map<Integer, List<CsvTable.Row>> steps = LunarEpisodes.steps("lunarlander-steps.csv");
    for (JsonNode episode : LunarEpisodes.ALL) {
      if (!episode.get("continuous").asBoolean()) {
        LunarEpisodes.replay(episode, steps.remove(episode.get("episode").asInt()));
      }
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void legsMoveAsThoseOfGymnasium() {
    Map<Integer, List<CsvTable.Row>> steps = LunarEpisodes.steps("lunarlander-steps.csv");
    LunarEpisodes.steps("lunarlander-bodies.csv")
        .forEach((index, rows) -> {
          LunarLander lander = LunarEpisodes.reset(LunarEpisodes.ALL.get(index));
          int taken = 0;
          for (CsvTable.Row row : rows) {
            while (taken <= row.integer("step")) {
              lander.step(LunarEpisodes.action(lander, steps.get(index).get(taken++)));
            }
            assertThat(LunarEpisodes.state(lander.scene().lander))
                .isEqualTo(LunarEpisodes.state(row, "lander_"));
            assertThat(LunarEpisodes.state(lander.scene().leg(0)))
                .isEqualTo(LunarEpisodes.state(row, "leg_0_"));
            assertThat(LunarEpisodes.state(lander.scene().leg(1)))
                .isEqualTo(LunarEpisodes.state(row, "leg_1_"));
          }
        });
  }

  @Test
  void wholeEpisodesHaveTheBitsOfGymnasium() {
    List<CsvTable.Row> episodes = Golden.csv("lunarlander-digests.csv").rows();
    assertThat(episodes).hasSize(45);
    for (CsvTable.Row episode : episodes) {
      LunarLander lander = new LunarLander(false);
      lander.reset(
          LunarEpisodes.phi(-episode.number("gravity_m_per_s2")),
          new NumpyRandom(episode.integer("reset_seed")));
      CRC32 digest = new CRC32();
      add(lander, digest);
      double sum = 0;
      for (char action : episode.text("actions").toCharArray()) {
        sum += lander.step(new float[] {action - '0'});
        add(lander, digest);
      }
      assertThat("%08x".formatted(digest.getValue())).isEqualTo(episode.text("crc32_observations"));
      assertThat("%016x".formatted(Double.doubleToRawLongBits(sum)))
          .isEqualTo(episode.text("return_bits"));
      assertThat(lander.terminated()).isEqualTo(episode.integer("terminated") == 1);
    }
  }

  private static void add(LunarLander lander, CRC32 digest) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * LunarLander.OBSERVATION_SIZE);
    for (float value : LunarEpisodes.observation(lander)) {
      bytes.putFloat(value);
    }
    digest.update(bytes.array());
  }

  @Test
  void resetWithoutSeedGoesOnDrawing() {
    NumpyRandom random = new NumpyRandom(3);
    LunarLander lander = new LunarLander(false);
    lander.reset(initialPhi(), random);
    float[] first = LunarEpisodes.observation(lander);
    lander.reset(initialPhi(), random);
    assertThat(LunarEpisodes.observation(lander)).isNotEqualTo(first);
    // Twelve heights, two forces and two scatters a reset.
    NumpyRandom expected = new NumpyRandom(3);
    for (int draw = 0; draw < 2 * (12 + 2 + 2); draw++) {
      expected.random();
    }
    assertThat(random.nextRaw64()).isEqualTo(expected.nextRaw64());
  }

  /// `reset(seed=3)`, then thrice some steps of the main engine and `reset()`: float32 bits of
  /// Gymnasium 1.4.0.
  @Test
  void laterEpisodesOfAGeneratorAreThoseOfGymnasium() {
    int[][] golden = {
      {0xba912666, 0x3fb4ca33, 0xbde5c016, 0x3d8892b0, 0x3aa91542, 0x3cd02afa, 0, 0},
      {0xbb992d9a, 0x3fb4ec87, 0xbef26f7a, 0x3de7edd6, 0x3bb1b7f1, 0x3ddba93d, 0, 0},
      {0x3a815ccd, 0x3fb435cc, 0x3dccb486, 0xbe09d141, 0xba95026a, 0xbcb979a6, 0, 0},
      {0xbbc34266, 0x3fb3e43a, 0xbf1a845d, 0xbe7b2447, 0x3be27ab7, 0x3e0c006b, 0, 0},
    };
    NumpyRandom random = new NumpyRandom(3);
    LunarLander lander = new LunarLander(false);
    for (int episode = 0; episode < golden.length; episode++) {
      lander.reset(initialPhi(), random);
      int[] bits = new int[8];
      float[] observation = LunarEpisodes.observation(lander);
      Arrays.setAll(bits, i -> Float.floatToRawIntBits(observation[i]));
      assertThat(bits).as("episode %d", episode).isEqualTo(golden[episode]);
      for (int step = 0; step < 2 + Math.max(1, episode); step++) {
        lander.step(new float[] {2});
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 4, 0.5f, Float.NaN})
  void anActionOutsideTheSpaceIsRefused(float action) {
    LunarLander lander = new LunarLander(false);
    lander.reset(initialPhi(), new NumpyRandom(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lander.step(new float[] {action}))
        .withMessage("action (%s) must be a whole number from 0 to 3.".formatted(action));
  }

  @Test
  void refusesAVectorOfTheWrongLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LunarLander(false).reset(new double[3], new NumpyRandom(1)))
        .withMessage("phi has 3 values, but lunar-lander has 11 parameters.");
  }

  private static float[] floats(JsonNode array) {
    double[] values = Golden.doubles(array);
    float[] narrowed = new float[values.length];
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = (float) values[i];
    }
    return narrowed;
  }
}

package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.box2d.Body;
import dev.azimuth.box2d.RevoluteJoint;
import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The bodies and joints, against what Gymnasium 1.4.0 builds.
class LunarSceneTest {

  private static final JsonNode GOLDEN = Golden.json("lunarlander-world.json");

  private final LunarScene scene = new LunarScene();

  @BeforeEach
  void start() {
    scene.start(new double[LunarScene.CHUNKS + 1], LunarEpisodes.phi(10));
  }

  @Test
  void bodiesHaveTheShapesAndMassesOfGymnasium() {
    JsonNode bodies = GOLDEN.get("bodies_at_reset_seed_0");
    assertBody(scene.lander, bodies.get("lander"));
    assertBody(scene.leg(0), bodies.get("leg_0"));
    assertBody(scene.leg(1), bodies.get("leg_1"));
  }

  private static void assertBody(Body body, JsonNode golden) {
    double[] center = Golden.doubles(golden.get("centre_of_mass_m"));
    float x = body.sweep.localX;
    float y = body.sweep.localY;
    assertThat(x).isEqualTo((float) center[0]);
    assertThat(y).isEqualTo((float) center[1]);
    assertThat(body.mass()).isEqualTo(number(golden, "mass_kg"));
    assertThat(body.inertia() + body.mass() * (x * x + y * y))
        .isEqualTo(number(golden, "inertia_about_origin_kg_m2"));
    JsonNode fixture = golden.get("fixtures").get(0);
    assertThat(body.friction).isEqualTo(number(fixture, "friction"));
    assertThat(Settings.SKIN).isEqualTo(number(fixture, "radius_m"));
    List<JsonNode> corners = Golden.nodes(fixture.get("vertices_m"));
    assertThat(body.shape.count).isEqualTo(corners.size());
    for (int i = 0; i < corners.size(); i++) {
      assertThat(body.shape.x[i]).isEqualTo((float) corners.get(i).get(0).asDouble());
      assertThat(body.shape.y[i]).isEqualTo((float) corners.get(i).get(1).asDouble());
    }
  }

  @Test
  void jointsAreThoseOfGymnasium() {
    for (int leg = 0; leg < 2; leg++) {
      RevoluteJoint.Definition joint = scene.joint(leg).definition();
      JsonNode golden = GOLDEN.get("joints_leg_0_and_leg_1").get(leg);
      double[] onLander = Golden.doubles(golden.get("anchor_on_lander_m"));
      double[] onLeg = Golden.doubles(golden.get("anchor_on_leg_m"));
      assertThat(joint)
          .isEqualTo(
              new RevoluteJoint.Definition(
                  (float) onLander[0],
                  (float) onLander[1],
                  (float) onLeg[0],
                  (float) onLeg[1],
                  number(golden, "reference_angle_rad"),
                  number(golden, "lower_limit_rad"),
                  number(golden, "upper_limit_rad"),
                  number(golden, "motor_speed_rad_per_s")));
    }
  }

  @Test
  void bodiesStartAtThePlacesOfGymnasium() {
    JsonNode bodies = GOLDEN.get("bodies_as_built_before_the_first_step");
    assertPlace(scene.lander, bodies.get("lander"));
    assertPlace(scene.leg(0), bodies.get("leg_0"));
    assertPlace(scene.leg(1), bodies.get("leg_1"));
  }

  private static void assertPlace(Body body, JsonNode golden) {
    assertThat(body.transform.x).isEqualTo(number(golden, "x"));
    assertThat(body.transform.y).isEqualTo(number(golden, "y"));
    assertThat(body.sweep.angle).isEqualTo(number(golden, "angle"));
  }

  @Test
  void frictionOfTheGroundIsThatOfGymnasium() {
    List<JsonNode> edges =
        Golden.nodes(GOLDEN.get("bodies_at_reset_seed_0").get("ground").get("fixtures"));
    assertThat(edges).hasSize(LunarScene.CHUNKS);
    for (int i = 0; i < edges.size(); i++) {
      assertThat(scene.ground(i).friction).isEqualTo(number(edges.get(i), "friction"));
    }
  }

  @Test
  void initialParametersAreThoseOfGymnasium() {
    JsonNode constants = GOLDEN.get("constants");
    double[] phi = LunarEpisodes.phi(10);
    assertThat(phi[LunarLanderFamily.MAIN_ENGINE_POWER])
        .isEqualTo(constants.get("main_engine_power").asDouble());
    assertThat(phi[LunarLanderFamily.SIDE_ENGINE_POWER])
        .isEqualTo(constants.get("side_engine_power").asDouble());
    assertThat(phi[LunarLanderFamily.INITIAL_FORCE])
        .isEqualTo(constants.get("initial_random_n").asDouble());
    JsonNode joint = GOLDEN.get("joints_leg_0_and_leg_1").get(0);
    assertThat(phi[LunarLanderFamily.LEG_TORQUE])
        .isEqualTo(joint.get("max_motor_torque_n_m").asDouble());
  }

  private static float number(JsonNode node, String name) {
    return (float) node.get(name).asDouble();
  }
}

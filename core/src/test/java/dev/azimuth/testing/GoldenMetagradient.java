package dev.azimuth.testing;

import dev.azimuth.nn.Activation;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Gradients, Hessian-vector products and meta-gradients on fixed data, computed by PyTorch 2.15.0
/// in double precision with double backward.
///
/// @param policy `categorical` or `gaussian`
/// @param activation of the hidden layers
/// @param sizes the width of every layer, inputs first
/// @param theta θ, [n], narrowed
/// @param direction v of the Hessian-vector products, [n], narrowed
/// @param rates elementwise step sizes, [n], narrowed
/// @param alpha α
/// @param discount γ
/// @param support the data of each inner step
/// @param query the data after adaptation
/// @param expected the results, by surrogate
public record GoldenMetagradient(
    String policy,
    Activation activation,
    int[] sizes,
    float[] theta,
    float[] direction,
    float[] rates,
    float alpha,
    double discount,
    List<GoldenBatch> support,
    GoldenBatch query,
    JsonNode expected) {

  /// The file `metagradient-<name>.json`, such as `categorical-1-tanh`.
  public static GoldenMetagradient read(String name) {
    JsonNode json = Golden.json("metagradient-%s.json".formatted(name));
    return new GoldenMetagradient(
        json.get("policy").asString(),
        Activation.valueOf(json.get("activation").asString().toUpperCase(Locale.ROOT)),
        Golden.nodes(json.get("layer_sizes")).stream().mapToInt(JsonNode::asInt).toArray(),
        Numbers.floats(Golden.doubles(json.get("theta"))),
        Numbers.floats(Golden.doubles(json.get("direction"))),
        Numbers.floats(Golden.doubles(json.get("rates"))),
        (float) json.get("alpha").asDouble(),
        json.get("discount").asDouble(),
        Golden.nodes(json.get("support")).stream().map(GoldenBatch::new).toList(),
        new GoldenBatch(json.get("query")),
        json.get("expected"));
  }

  public int observationSize() {
    return sizes[0];
  }

  /// A, the number of floats of one action.
  public int actionSize() {
    return policy.equals("categorical") ? 1 : sizes[sizes.length - 1];
  }

  /// An expected vector, such as `SCORE/steps_1/adapted`.
  public double[] vector(String path) {
    return Golden.doubles(node(path));
  }

  /// An expected number, such as `SCORE/value`.
  public double number(String path) {
    return node(path).asDouble();
  }

  private JsonNode node(String path) {
    JsonNode node = expected;
    for (String name : path.split("/")) {
      node = node.get(name);
    }
    return node;
  }
}

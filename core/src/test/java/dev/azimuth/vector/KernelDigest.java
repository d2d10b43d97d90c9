package dev.azimuth.vector;

import dev.azimuth.vector.KernelCall.Shape;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One number for all bits that the kernels of this process compute from noise. As a program it
/// prints the number of lanes and the digest.
final class KernelDigest {

  // Few, so that the interpreter, which allocates every vector, is done in a second.
  private static final int[] COLUMNS = {1, 4, 5, 8, 10, 16, 17, 33, 100};
  private static final int[] ROWS = {1, 2, 5, 32};
  private static final int[] INNER = {1, 2, 3, 4, 8, 9};

  private KernelDigest() {}

  public static void main(String[] arguments) {
    System.out.println(Kernels.ACTIVE.lanes() + " " + of(Kernels.ACTIVE));
  }

  static String of(Kernels kernels) {
    MessageDigest digest = sha256();
    for (KernelCall call : KernelCall.values()) {
      for (int columns : COLUMNS) {
        for (int rows : ROWS) {
          for (int inner : call.product() ? INNER : new int[] {1}) {
            Shape shape = new Shape(rows, inner, columns);
            call.run(kernels, shape, new Noise(shape.hashCode()))
                .forEach(output -> digest.update(bytes(output.bits())));
          }
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(int[] bits) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * bits.length);
    bytes.asIntBuffer().put(bits);
    return bytes.array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}

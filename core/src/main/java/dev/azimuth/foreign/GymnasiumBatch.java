package dev.azimuth.foreign;

import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.NumpyRandom;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Episodes in one Python process, which makes one round trip for a step of all of them. The process
/// is taken at the first reset, and given back by [#close] to whoever needs one next.
final class GymnasiumBatch implements EnvironmentBatch {

  private final PythonProcesses processes;
  private final int observationSize;
  private final int actionSize;
  private final int[] environmentOfSlot; // its number in Python
  private final float[] observations; // [size × O]
  private final double[] rewards; // [size]
  private final ByteBuffer request;
  private final ByteBuffer answer;
  private @Nullable PythonProcess process;

  GymnasiumBatch(GymnasiumFamily family, PythonProcesses processes, int size) {
    this.processes = processes;
    observationSize = family.observationSize();
    actionSize = family.actionSpace().size();
    environmentOfSlot = new int[size];
    for (int slot = 0; slot < size; slot++) {
      environmentOfSlot[slot] = slot;
    }
    observations = new float[size * observationSize];
    rewards = new double[size];
    int step = size * (Integer.BYTES + actionSize * Float.BYTES);
    int reset = Long.BYTES + family.parameters().size() * Double.BYTES;
    request = buffer(1 + Integer.BYTES + Math.max(step, reset));
    answer = buffer(size * (Double.BYTES + 1 + observationSize * Float.BYTES));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private PythonProcess process() {
    PythonProcess taken = process;
    if (taken == null) {
      taken = processes.take();
      process = taken;
    }
    return taken;
  }

  /// Sends a request, of which all but the start is in its buffer already.
  ///
  /// @param length of the answer, bytes
  private void ask(PythonProcess python, char command, int number, int length) {
    request.put(0, (byte) command).putInt(1, number);
    python.request(request.array(), request.position(), answer.array(), length);
    answer.clear();
  }

  private ByteBuffer newRequest() {
    return request.clear().position(1 + Integer.BYTES);
  }

  /// @throws IllegalArgumentException if no episode can start with these constants
  void check(double[] phi) {
    PythonProcess python = process();
    putAll(newRequest(), phi);
    ask(python, 'c', 0, 0);
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    PythonProcess python = process();
    putAll(newRequest().putLong(random.handOver()), phi);
    ask(python, 'r', environmentOfSlot[slot], observationSize * Float.BYTES);
    readObservation(slot);
  }

  private static void putAll(ByteBuffer buffer, double[] values) {
    for (double value : values) {
      buffer.putDouble(value);
    }
  }

  private void readObservation(int slot) {
    for (int i = 0; i < observationSize; i++) {
      observations[slot * observationSize + i] = answer.getFloat();
    }
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    PythonProcess python = process();
    ByteBuffer message = newRequest();
    for (int slot = 0; slot < count; slot++) {
      message.putInt(environmentOfSlot[slot]);
    }
    for (int slot = 0; slot < count; slot++) {
      for (int i = 0; i < actionSize; i++) {
        message.putFloat(actions[offset + i * stride + slot]);
      }
    }
    ask(python, 's', count, count * (Double.BYTES + 1 + observationSize * Float.BYTES));
    for (int slot = 0; slot < count; slot++) {
      this.rewards[slot] = answer.getDouble();
      rewards[slot] = (float) this.rewards[slot];
    }
    for (int slot = 0; slot < count; slot++) {
      terminated[slot] = answer.get() != 0;
    }
    for (int slot = 0; slot < count; slot++) {
      readObservation(slot);
    }
  }

  /// The reward of the last step in a slot, in full precision.
  double reward(int slot) {
    return rewards[slot];
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    for (int slot = 0; slot < count; slot++) {
      for (int i = 0; i < observationSize; i++) {
        observations[offset + i * stride + slot] = this.observations[slot * observationSize + i];
      }
    }
  }

  @Override
  public void move(int from, int to) {
    int over = environmentOfSlot[to];
    environmentOfSlot[to] = environmentOfSlot[from];
    environmentOfSlot[from] = over;
    System.arraycopy(
        observations, from * observationSize, observations, to * observationSize, observationSize);
  }

  @Override
  public void close() {
    if (process != null) {
      processes.release(process);
      process = null;
    }
  }
}

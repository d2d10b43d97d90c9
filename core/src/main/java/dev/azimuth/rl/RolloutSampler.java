package dev.azimuth.rl;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MultiTaskSampler;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.meta.Turn;
import dev.azimuth.optim.Objective;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Lines 4, 8 and 10 of Algorithm 1: K trajectories with π_θ in a task, and the objective on them;
/// with actor-critic, also the value network that the objectives' advantages come from.
public final class RolloutSampler implements MultiTaskSampler {

  private final Policy policy;
  private final EnvironmentFamily family;
  private final RolloutSettings settings;
  private final Values values;
  private final Deque<Workplace> idle = new ConcurrentLinkedDeque<>(); // the last one used first

  /// @param values what advantages take for the value of a state
  public RolloutSampler(
      Policy policy, EnvironmentFamily family, RolloutSettings settings, Values values) {
    this.policy = policy;
    this.family = family;
    this.settings = settings;
    this.values = values;
  }

  @Override
  public TaskSession open(List<Task> tasks, long seed, Turn turn) {
    Workplace workplace = idle.poll();
    return new Session(workplace == null ? new Workplace() : workplace, tasks, seed, turn);
  }

  /// What a session works with, in one thread; kept from session to session.
  private final class Workplace {
    final Rollout rollout =
        new Rollout(
            policy,
            family,
            settings.trajectories(),
            settings.horizon(),
            values.readStates() || settings.advantage().readsStates());

    /// Those of the last two batches, in turn: a learner that goes on from one batch needs no more,
    /// and may draw any other again.
    final PolicyPanels[] panels = {new PolicyPanels(policy), new PolicyPanels(policy)};

    private int next;

    PolicyPanels nextPanels(Turn turn) {
      next = 1 - next;
      panels[next].workIn(turn);
      return panels[next];
    }
  }

  private final class Session implements TaskSession {

    private final Workplace workplace;
    private final List<Task> tasks;
    private final long seed;
    private final Turn turn;
    private final List<Batch> batches = new ArrayList<>();

    Session(Workplace workplace, List<Task> tasks, long seed, Turn turn) {
      this.workplace = workplace;
      this.tasks = tasks;
      this.seed = seed;
      this.turn = turn;
    }

    @Override
    public Objective sample(float[] theta, int batch) {
      PolicyPanels panels = workplace.nextPanels(turn);
      Trajectories drawn = draw(theta, panels, batch, false);
      values.gather(drawn, Seeds.child(seed, batch));
      return objective(drawn, panels);
    }

    @Override
    public Objective watch(float[] theta, int batch) {
      PolicyPanels panels = workplace.nextPanels(turn);
      return objective(draw(theta, panels, batch, true), panels);
    }

    @Override
    public float[] samplingScore(float[] theta, int batch) {
      PolicyPanels panels = workplace.nextPanels(turn);
      return objective(draw(theta, panels, batch, false), panels).samplingScore(theta);
    }

    private Trajectories draw(float[] theta, PolicyPanels panels, int batch, boolean watched) {
      Trajectories data = workplace.rollout.collect(theta, panels, tasks, Seeds.child(seed, batch));
      if (batch == batches.size()) { // not drawn before
        batches.add(account(data, watched));
      }
      return data;
    }

    private Batch account(Trajectories data, boolean watched) {
      return new Batch(
          data.meanReturn(),
          data.meanDiscountedReturn(settings.discount()),
          data.entropy(),
          data.size(),
          watched,
          data.meanMeasures());
    }

    private PolicyGradientObjective objective(Trajectories drawn, PolicyPanels panels) {
      Trajectories data = values.evaluate(drawn);
      double[] room = panels.weights(data.size());
      double[] advantages =
          settings.advantage().of(data, settings.discount(), settings.lambda(), room);
      return new PolicyGradientObjective(
          policy,
          data,
          panels,
          settings.surrogate(),
          settings.normalization().weights(advantages, data),
          (float) (settings.entropyBonus() / settings.normalization().terms(data)),
          workplace.rollout.workspace());
    }

    @Override
    public List<Batch> batches() {
      return List.copyOf(batches);
    }

    @Override
    public void close() {
      idle.push(workplace);
    }
  }
}

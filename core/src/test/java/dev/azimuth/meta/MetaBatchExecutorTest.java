package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.meta.MetaBatchExecutor.TaskWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MetaBatchExecutorTest {

  private static final int TASKS = 5;

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private static List<Double> run(MetaBatchExecutor executor, TaskWork work)
      throws InterruptedException {
    List<TaskWork> works = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      works.add(turn -> {
        work.run(turn);
        return result(number);
      });
    }
    return executor.run(works).stream().map(result -> result.task().phi()[0]).toList();
  }

  private static TaskResult result(int task) {
    return new TaskResult(new Task(task), new float[0], new float[0], List.of());
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() throws InterruptedException {
    TaskWork nothing = _ -> result(0);
    assertThat(run(MetaBatchExecutor.sequential(), nothing))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(run(MetaBatchExecutor.parallel(3), nothing))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void noMoreTasksRunAtATimeThanThreads() throws InterruptedException {
    run(
        MetaBatchExecutor.parallel(2),
        turn -> {
          for (int part = 0; part < 100; part++) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            turn.pass();
          }
          return result(0);
        });
    assertThat(most.get()).isBetween(1, 2);
  }

  /// On one thread, no task could end if its turn did not go to the others.
  @Test
  void passedTurnGoesToTheTasksThatWait() throws InterruptedException {
    run(
        MetaBatchExecutor.parallel(1),
        turn -> {
          begun.incrementAndGet();
          while (begun.get() < TASKS) {
            turn.pass();
          }
          return result(0);
        });
    assertThat(begun).hasValue(TASKS);
  }
}

"""Measures JAX. Every work is written in several ways, of which the fastest counts."""

import os
import time

BEGIN = time.perf_counter()

import common

ARGUMENTS = common.arguments("JAX", ("W1", "W2", "W3", "W4", "W5", "W6"))
# A loop whose body is small is compiled to one kernel, not to a row of them with a dispatcher in
# between, and the rollouts take half of the time. By default "small" means less than 1 KiB.
FLAGS = ["--xla_backend_extra_options=xla_cpu_small_while_loop_byte_threshold=100000"]
if ARGUMENTS.threads > 1:
    FLAGS.append(f"--xla_force_host_platform_device_count={ARGUMENTS.threads}")
os.environ["XLA_FLAGS"] = " ".join([os.environ.get("XLA_FLAGS", ""), *FLAGS]).strip()
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import jax_maml
import numpy as np
from common import EPISODES, HORIZON, TASKS
from jax import lax, random
from jax.tree_util import tree_map

PEER = "JAX"
EPOCHS_A_CALL = 20


def measure_epochs(works):
    for work in works:
        case, hidden, second_order = common.EPOCHS[work]
        carry = jax_maml.training_state(hidden)
        best = None
        for name, train in jax_maml.ways(
            second_order, jax_maml.long_tasks, ARGUMENTS.threads
        ).items():
            keys = random.split(random.key(1), EPOCHS_A_CALL)
            state, returns = jax.block_until_ready(train(carry, keys))
            common.require(
                np.all(np.abs(np.asarray(returns) - HORIZON) < 0.1), f"{work}: returns {returns}"
            )
            common.require(
                all(np.isfinite(x).all() for x in jax.tree.leaves(state)), f"{work}: {name}"
            )
            seconds = common.median_seconds(
                lambda: jax.block_until_ready(train(carry, keys)), ARGUMENTS
            )
            common.note(f"{work} {name}: {seconds / EPOCHS_A_CALL / common.EPOCH_STEPS * 1e9:.1f}")
            best = seconds if best is None else min(best, seconds)
        value = best / EPOCHS_A_CALL / common.EPOCH_STEPS * 1e9
        common.emit(work, case, PEER, ARGUMENTS.threads, value, "ns/step")


def fixed_batches(sizes, columns):
    for seed in (1, 2):
        states, actions, weights = common.fixed_batch(sizes, seed)
        yield (
            jnp.asarray(states.T.copy() if columns else states),
            jnp.asarray(actions),
            jnp.asarray(weights),
        )


def measure_derivatives():
    for sizes in common.NETS:
        layers = tree_map(jnp.asarray, common.initial_parameters(sizes, 0))
        batches = {columns: tuple(fixed_batches(sizes, columns)) for columns in (False, True)}
        programs = {
            False: jax.jit(jax.grad(jax_maml.objective)),
            True: jax.jit(jax.grad(jax_maml.column_objective)),
        }
        times = [
            time_of(lambda: programs[columns](layers, *batches[columns][0])) for columns in programs
        ]
        common.emit(
            "W4", f"gradient {common.name(sizes)}", PEER, ARGUMENTS.threads, 1e3 * min(times), "ms"
        )
        reference, times = None, {}
        for name, (way, columns) in jax_maml.meta_gradients(sizes).items():
            program = jax.jit(way)
            result = np.concatenate(
                [np.ravel(x) for x in jax.tree.leaves(program(layers, *batches[columns]))]
            )
            reference = result if reference is None else reference
            error = np.linalg.norm(result - reference) / np.linalg.norm(reference)
            common.require(error < 1e-5, f"W4 {name}: {error}")
            times[name] = time_of(lambda: program(layers, *batches[columns]))
            common.note(f"W4 {sizes} {name}: {1e3 * times[name]:.3f}")
        common.emit_check(common.name(sizes), PEER, ARGUMENTS.threads, reference)
        value = 1e3 * min(times.values())
        common.emit(
            "W4", f"meta-gradient {common.name(sizes)}", PEER, ARGUMENTS.threads, value, "ms"
        )


def time_of(function):
    jax.block_until_ready(function())
    return common.median_seconds(lambda: jax.block_until_ready(function()), ARGUMENTS, 1 / 3)


def measure_rollouts():
    for hidden in ((64,), (64, 64)):
        layers = jax_maml.training_state(hidden)[0]
        count = TASKS * EPISODES

        @jax.jit
        def run(keys):
            def one(total, key):
                _, _, alive, logit, _ = jax_maml.rollout(
                    layers,
                    key,
                    jnp.zeros(count),
                    jnp.full(count, 75.0),
                    common.WIDE_ANGLE,
                    count,
                    False,
                )
                return total + logit[-1].sum(), alive.sum()

            return lax.scan(one, 0.0, keys)

        keys = random.split(random.key(1), 20)
        total, steps = run(keys)
        common.require(np.isfinite(total) and np.all(steps == count * HORIZON), f"W6 {hidden}")
        seconds = common.median_seconds(lambda: jax.block_until_ready(run(keys)), ARGUMENTS)
        case = f"CartPole with policy {common.name((4, *hidden, 2))}, 50 episodes"
        common.emit("W6", case, PEER, 1, 20 * count * HORIZON / seconds / 1e6, "M steps/s")


def measure_simulator(episodes=1000, steps=1000):
    """Random actions; an episode that ends is started anew, and after 200 steps."""

    @jax.jit
    def run(key):
        def step(carry, key):
            state, age = carry
            bits = random.bits(key, (episodes,), jnp.uint32)
            moved = jax_maml.cart_pole(state, bits & 1 == 1, 9.8, 1.0)
            age = age + 1
            over = (
                (jnp.abs(moved[0]) > common.POSITION_LIMIT)
                | (jnp.abs(moved[2]) > common.ANGLE_LIMIT)
                | (age >= HORIZON)
            )
            # The remaining bits of the number make the four components of the next start.
            parts = [(bits >> (1 + 7 * i)) & 127 for i in range(4)]
            fresh = [(p.astype(jnp.float32) / 127 - 0.5) * 0.1 for p in parts]
            state = tuple(jnp.where(over, new, old) for new, old in zip(fresh, moved))
            return (state, jnp.where(over, 0, age)), over.sum()

        key, start_key = random.split(key)
        first = jax_maml.start(start_key, episodes), jnp.zeros(episodes, jnp.int32)
        (state, _), over = lax.scan(step, first, random.split(key, steps))
        return state, over.sum()

    state, over = run(random.key(1))
    common.require(
        15 < episodes * steps / over < 30, f"W6: episodes of {episodes * steps / over} steps"
    )
    seconds = common.median_seconds(lambda: jax.block_until_ready(run(random.key(1))), ARGUMENTS)
    common.emit(
        "W6", "CartPole, 1000 episodes", PEER, 1, episodes * steps / seconds / 1e6, "M steps/s"
    )


def measure_training():
    """From the start of the process to the threshold."""
    train = jax_maml.ways(True, jax_maml.real_tasks, ARGUMENTS.threads)
    train = next(iter(train.values()))
    carry, returns, key = jax_maml.training_state((64,)), [], random.key(1)
    while common.epochs_to_threshold(returns or [0]) == 0 and len(returns) < 1000:
        key, part = random.split(key)
        carry, chunk = train(carry, random.split(part, EPOCHS_A_CALL))
        returns += np.asarray(chunk).tolist()
    reached = common.epochs_to_threshold(returns)
    common.require(reached > 0, "W5: the threshold was not reached")
    common.note(f"W5 {reached} epochs, {time.perf_counter() - BEGIN:.2f} s")
    common.emit("W5", "epochs to 195", PEER, ARGUMENTS.threads, reached, "epochs")


if __name__ == "__main__":
    measure_epochs([work for work in ARGUMENTS.only if work in common.EPOCHS])
    if "W4" in ARGUMENTS.only:
        measure_derivatives()
    if "W5" in ARGUMENTS.only:
        measure_training()
    if "W6" in ARGUMENTS.only:
        measure_simulator()
        measure_rollouts()

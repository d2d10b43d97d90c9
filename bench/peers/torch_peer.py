"""Measures PyTorch. Derivatives are taken in several ways, of which the fastest counts."""

import shutil
import time

BEGIN = time.perf_counter()

import common
import numpy as np
import torch
import torch_maml
from common import HORIZON

PEER = "PyTorch"


def measure_epochs(arguments):
    for work, (case, hidden, second_order) in common.EPOCHS.items():
        if work not in arguments.only:
            continue
        learner = torch_maml.Maml(hidden, second_order, torch_maml.long_tasks, 1)
        for _ in range(3):
            mean_return = learner.epoch()
            common.require(abs(mean_return - HORIZON) < 0.1, f"{work}: return {mean_return}")
        seconds = min(
            epoch_seconds(learner, threads, arguments) for threads in {1, arguments.threads}
        )
        common.require(all(p.isfinite().all() for layer in learner.layers for p in layer), work)
        value = 1e9 * seconds / common.EPOCH_STEPS
        common.emit(work, case, PEER, arguments.threads, value, "ns/step")


def epoch_seconds(learner, threads, arguments):
    """Where arrays are small, a second thread may cost more than it brings; the fastest counts."""
    torch.set_num_threads(threads)
    return common.median_seconds(learner.epoch, arguments)


def fixed_batch(sizes, seed):
    states, actions, weights = (torch.from_numpy(x) for x in common.fixed_batch(sizes, seed))
    if sizes[-1] == 2:
        taken = actions[:, None].float()
    else:
        taken = torch.nn.functional.one_hot(actions.long(), sizes[-1]).float()
    return states, taken, weights[:, None]


def fixed_gradient(layers, batch):
    inputs, taken, weights = batch
    return torch_maml.gradient(
        layers, (inputs, *torch_maml.forward(layers, inputs), taken, weights)
    )[0]


def measure_derivatives(arguments):
    """Each way by itself and compiled, where there is a C++ compiler; the fastest counts."""
    for sizes in common.NETS:
        layers = [tuple(map(torch.from_numpy, p)) for p in common.initial_parameters(sizes, 0)]
        batches = fixed_batch(sizes, 1), fixed_batch(sizes, 2)
        case = common.name(sizes)
        seconds = fastest({"by hand": fixed_gradient}, (layers, batches[0]), arguments)
        common.emit("W4", f"gradient {case}", PEER, arguments.threads, 1e3 * seconds, "ms")
        ways = {
            "by hand": torch_maml.meta_gradient,
            "double backward": torch_maml.autograd_meta_gradient,
        }
        seconds = fastest(ways, (layers, *batches), arguments)
        common.emit("W4", f"meta-gradient {case}", PEER, arguments.threads, 1e3 * seconds, "ms")
        result = flatten(torch_maml.meta_gradient(layers, *batches)).numpy()
        common.emit_check(case, PEER, arguments.threads, result)


def flatten(layers):
    return torch.cat([p.flatten() for layer in layers for p in layer])


def fastest(ways, values, arguments):
    candidates = dict(ways)
    if shutil.which("g++") or shutil.which("clang++"):
        candidates["by hand, compiled"] = torch.compile(ways["by hand"], dynamic=False)
    reference, best = None, None
    for name, way in candidates.items():
        result = flatten(way(*values))
        reference = result if reference is None else reference
        error = (result - reference).norm() / reference.norm()
        common.require(error < 1e-5, f"W4 {name}: {error}")
        seconds = common.median_seconds(lambda: way(*values), arguments, 1 / 3)
        common.note(f"W4 {name}: {1e3 * seconds:.3f} ms")
        best = seconds if best is None else min(best, seconds)
    return best


def measure_rollouts(arguments):
    random = np.random.Generator(np.random.SFC64(1))
    for hidden in ((64,), (64, 64)):
        learner = torch_maml.Maml(hidden, True, torch_maml.long_tasks, 1)
        environment = torch_maml.long_tasks(random)
        run = lambda: learner.support.run(learner.layers, environment, random)
        common.require(abs(run()[1] - HORIZON) < 0.1, f"W6 {hidden}")
        seconds = common.median_seconds(run, arguments)
        case = f"CartPole with policy {common.name((4, *hidden, 2))}, 50 episodes"
        rate = common.EPOCH_STEPS / 2 / seconds / 1e6
        common.emit("W6", case, PEER, 1, rate, "M steps/s")


def measure_training(arguments):
    """From the start of the process to the threshold."""
    learner = torch_maml.Maml((64,), True, torch_maml.real_tasks, 1)
    returns = [learner.epoch()]
    average = returns[0]
    while average < common.THRESHOLD and len(returns) < 1000:
        returns.append(learner.epoch())
        average = common.EMA * average + (1 - common.EMA) * returns[-1]
    reached = common.epochs_to_threshold(returns)
    common.require(reached > 0, "W5: the threshold was not reached")
    common.note(f"W5 {reached} epochs, {time.perf_counter() - BEGIN:.2f} s")
    common.emit("W5", "epochs to 195", PEER, arguments.threads, reached, "epochs")


def main():
    arguments = common.arguments("PyTorch", ("W1", "W2", "W3", "W4", "W5", "W6"))
    torch.set_num_threads(arguments.threads)
    torch.set_grad_enabled(False)
    measure_epochs(arguments)
    torch.set_num_threads(arguments.threads)
    if "W4" in arguments.only:
        measure_derivatives(arguments)
    if "W5" in arguments.only:
        measure_training(arguments)
    if "W6" in arguments.only:
        measure_rollouts(arguments)


if __name__ == "__main__":
    main()

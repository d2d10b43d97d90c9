"""Gymnasium's own environments, and MAML in PyTorch as its documentation leads a user to write it:
ten vectorised environments a task, a module for a policy, and double backward."""

import common
import gymnasium
import numpy as np
import torch
from common import ALPHA, BETA, DISCOUNT, EPISODES, HORIZON, TASKS
from gymnasium.vector import AutoresetMode, SyncVectorEnv
from torch import nn
from torch.distributions import Categorical
from torch.func import functional_call


def sample(environments, policy, parameters):
    """Ten episodes: states, actions, whitened returns, and whether the episode still ran."""
    states, _ = environments.reset()
    alive = np.ones(EPISODES, bool)
    steps = []
    while alive.any():
        with torch.no_grad():
            observed = torch.as_tensor(states, dtype=torch.float32)
            actions = Categorical(logits=functional_call(policy, parameters, observed)).sample()
        states, rewards, terminated, truncated, _ = environments.step(actions.numpy())
        rewards = torch.as_tensor(rewards * alive, dtype=torch.float32)
        steps.append((observed, actions, rewards, torch.as_tensor(alive)))
        alive = alive & ~(terminated | truncated)
    states, actions, rewards, alive = (torch.stack(parts) for parts in zip(*steps))
    returns = torch.zeros_like(rewards)
    following = torch.zeros(EPISODES)
    for t in reversed(range(len(rewards))):
        following = rewards[t] + DISCOUNT * following
        returns[t] = following
    taken = returns[alive]
    advantages = (taken - taken.mean()) / (taken.std(unbiased=False) + 1e-8)
    return states[alive], actions[alive], advantages, rewards.sum() / EPISODES


def objective(policy, parameters, batch):
    states, actions, advantages, _ = batch
    distribution = Categorical(logits=functional_call(policy, parameters, states))
    return (distribution.log_prob(actions) * advantages).sum() / EPISODES


def epoch(environments, policy, optimizer, masses):
    parameters = dict(policy.named_parameters())
    optimizer.zero_grad()
    mean_return = 0
    for mass in masses:
        set_task(environments, mass)
        support = sample(environments, policy, parameters)
        inner = objective(policy, parameters, support)
        gradients = torch.autograd.grad(inner, list(parameters.values()), create_graph=True)
        adapted = {
            name: value + ALPHA * gradient
            for (name, value), gradient in zip(parameters.items(), gradients)
        }
        query = sample(environments, policy, adapted)
        objective(policy, adapted, query).backward()
        mean_return += query[3].item() / len(masses)
    optimizer.step()
    return mean_return


def set_task(environments, mass):
    for environment in environments.envs:
        cart = environment.unwrapped
        cart.gravity = 0.0
        cart.masscart = mass
        cart.total_mass = cart.masspole + mass
        cart.theta_threshold_radians = common.WIDE_ANGLE


def measure_epoch(arguments):
    torch.manual_seed(1)
    make = lambda: gymnasium.make("CartPole-v1", max_episode_steps=HORIZON)
    environments = SyncVectorEnv([make] * EPISODES, autoreset_mode=AutoresetMode.NEXT_STEP)
    policy = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(policy.parameters(), BETA, maximize=True)
    random = np.random.default_rng(1)
    run = lambda: epoch(environments, policy, optimizer, random.uniform(*common.CART_MASSES, TASKS))
    mean_return = run()
    common.require(abs(mean_return - HORIZON) < 0.1, f"W1: return {mean_return}")
    seconds = common.median_seconds(run, arguments)
    value = 1e9 * seconds / common.EPOCH_STEPS
    common.emit("W1", "MAML 4-64-2", "as a user writes it", arguments.threads, value, "ns/step")


def measure_cart_pole(arguments, episodes, steps):
    environments = gymnasium.make_vec(
        "CartPole-v1", episodes, "vector_entry_point", max_episode_steps=HORIZON
    )
    random = np.random.default_rng(1)
    environments.reset(seed=1)

    def run():
        for _ in range(steps):
            environments.step(random.integers(0, 2, episodes))

    rate = episodes * steps / common.median_seconds(run, arguments) / 1e6
    common.emit("W6", f"CartPole, {episodes} episodes", "Gymnasium", 1, rate, "M steps/s")


def measure_lander(arguments):
    environment = gymnasium.make("LunarLander-v3")
    random = np.random.default_rng(1)
    environment.reset(seed=1)

    def run():
        for action in random.integers(0, 4, 2000).tolist():
            _, _, terminated, truncated, _ = environment.step(action)
            if terminated or truncated:
                environment.reset()

    run()
    rate = 2000 / common.median_seconds(run, arguments) / 1e3
    common.emit("W7", "LunarLander, random actions", "Gymnasium", 1, rate, "k steps/s")


def main():
    arguments = common.arguments("Gymnasium", ("W1", "W6", "W7"))
    torch.set_num_threads(arguments.threads)
    if "W1" in arguments.only:
        measure_epoch(arguments)
    if "W6" in arguments.only:
        measure_cart_pole(arguments, 50, 1000)
        measure_cart_pole(arguments, 1000, 200)
    if "W7" in arguments.only:
        measure_lander(arguments)


if __name__ == "__main__":
    main()

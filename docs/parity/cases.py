"""What compare.py compares: the cases, how Gymnasium plays them, what counts as a difference."""

import dataclasses
import importlib.metadata
import itertools
import platform

import gymnasium
import numpy as np
from gymnasium.envs.box2d.lunar_lander import heuristic

FIRST_SEEDS = (0, 1, 42, 2**32 - 1, 2**40 + 12345)  # NumPy takes the last one as two words
BOUND = 12  # m/s²: the constructor of LunarLander refuses this gravity, its attribute takes it


def seeds(number):
    return list(itertools.islice(itertools.chain(FIRST_SEEDS, itertools.count(1000)), number))


@dataclasses.dataclass(frozen=True)
class Case:
    """Episodes that differ in their seed alone."""

    environment: str  # Azimuth's name
    task: str  # its constants, as Azimuth reads them
    controller: str
    horizon: int
    tolerance: float  # of observations; 0 is every bit
    identifier: str  # Gymnasium's name
    arguments: dict  # of Gymnasium's constructor
    attributes: dict  # of Gymnasium's environment, set between construction and reset

    def __str__(self):
        return f"{self.environment} {self.task} {self.controller}"

    def play(self, seed):
        """An episode in Gymnasium: its actions as text, and (reward, ending, cut, observation)."""
        environment = gymnasium.make(
            self.identifier, max_episode_steps=self.horizon, **self.arguments
        )
        for name, value in self.attributes.items():
            setattr(environment.unwrapped, name, value)
        observation, _ = environment.reset(seed=seed)
        environment.action_space.seed(seed)
        actions, rows = [], [(None, False, False, observation)]
        while not (rows[-1][1] or rows[-1][2]):
            action = CONTROLLERS[self.controller](environment, rows[-1][3])
            observation, reward, terminated, truncated, _ = environment.step(action)
            actions.append(text(action))
            rows.append((reward, terminated, truncated, observation))
        environment.close()
        return actions, rows


def random(environment, _):
    return environment.action_space.sample()


def own_heuristic(environment, observation):
    """LunarLander's, its throttles in the single precision of the space of actions."""
    action = heuristic(environment, observation)
    return action.astype(np.float32) if environment.unwrapped.continuous else int(action)


def feedback(_, observation):
    """Holds CartPole's pole up."""
    return int(observation @ np.array([0.1, 0.3, 1, 0.3]) > 0)


CONTROLLERS = {"random": random, "heuristic": own_heuristic, "feedback": feedback}


def text(action):
    return ",".join(repr(float(part)) for part in action) if np.ndim(action) else str(action)


@dataclasses.dataclass
class Result:
    episodes: int = 0
    steps: int = 0
    observed: int = 0  # numbers in observations
    unequal: int = 0  # of them, not the same bits
    greatest: float = 0.0  # difference of two of them
    differences: list = dataclasses.field(default_factory=list)  # beyond what is allowed

    def add(self, other):
        self.episodes += other.episodes
        self.steps += other.steps
        self.observed += other.observed
        self.unequal += other.unequal
        self.greatest = max(self.greatest, other.greatest)
        self.differences += other.differences

    def __str__(self):
        counts = f"{self.episodes} episodes, {self.steps} steps, "
        if self.differences:
            first = self.differences[0]
            return f"{counts}{len(self.differences)} of them DIFFER, first {first}"
        if self.unequal == 0:
            return counts + "every bit equal"
        return counts + (
            f"rewards and endings equal, {self.unequal} of {self.observed} numbers of observations"
            f" differ, by {self.greatest:.1e} at most"
        )


def difference(case, seed, actions, expected, rows):
    """Compares an episode; of what differs by too much, the first is told."""
    result = Result(episodes=1, steps=len(expected) - 1)
    told = []
    if len(rows) != len(expected):
        told.append(f"seed {seed}: {len(rows) - 1} steps, in Gymnasium {result.steps}")
    for step, (row, reference) in enumerate(zip(rows, expected)):
        _, _, _, observation = reference
        start = start_of_row(step, actions, reference)
        observed = np.array([float(value) for value in row[5:]]).astype(np.float32)
        if len(observed) != len(observation):
            told.append(f"seed {seed}, step {step}: {len(observed)} numbers observed")
            continue
        distance = np.abs(observed.astype(float) - observation.astype(float))
        unequal = observed.view(np.uint32) != observation.view(np.uint32)
        result.observed += len(observed)
        result.unequal += int(unequal.sum())
        result.greatest = max(result.greatest, float(distance.max()))
        close = (distance <= case.tolerance).all() if case.tolerance else not unequal.any()
        if read(row[:5]) != read(start) or not close:
            there = ",".join([*start, *(str(value) for value in observation)])
            told.append(f"seed {seed}, step {step}: {','.join(row)} and in Gymnasium {there}")
    result.differences = told[:1]
    return result


def start_of_row(step, actions, reference):
    """What `./azimuth trace` should print before the observation."""
    reward, terminated, truncated, _ = reference
    action = actions[step - 1].replace(",", " ") if step > 0 else ""
    flags = [str(int(terminated)), str(int(truncated))]
    return [str(step), action, "" if step == 0 else repr(float(reward)), *flags]


def read(start):
    """The same for the same numbers, however they are written, and for no others."""
    step, action, reward, *flags = start
    throttles = [np.float32(part).tobytes() for part in action.split()]
    return step, throttles, reward and np.float64(reward).tobytes(), flags


def lander(controller, gravity, continuous=False, wind=None):
    arguments = {"continuous": continuous}
    attributes = {}
    (arguments if gravity < BOUND else attributes)["gravity"] = -gravity
    task = f"gravity={gravity}"
    if wind:
        task += f",wind-power={wind[0]},turbulence-power={wind[1]}"
        arguments |= {"enable_wind": True, "wind_power": wind[0], "turbulence_power": wind[1]}
    name = "lunar-lander-continuous" if continuous else "lunar-lander"
    return Case(name, task, controller, 1000, 0, "LunarLander-v3", arguments, attributes)


def cart_pole(controller, task, horizon=200, arguments={}, **attributes):
    identifier = "CartPole-v1"
    return Case("cartpole", task, controller, horizon, 1e-6, identifier, arguments, attributes)


def all_cases():
    for continuous, controller in itertools.product((False, True), ("random", "heuristic")):
        for gravity in (1.62, 5, 7.3, 10, 11.9, 15):  # 15 is as far as the usual tasks go
            yield lander(controller, gravity, continuous)
        yield lander(controller, 10, continuous, (15.0, 1.5))  # Gymnasium's own wind
        yield lander(controller, 5, continuous, (20.0, 2.0))  # its strongest
        yield lander(controller, 11.9, continuous, (3.7, 0.0))
    for controller in ("random", "feedback"):
        for gravity in (5, 9.8, 15):
            yield cart_pole(controller, f"gravity={gravity}", gravity=gravity)
        # With little gravity the pole amplifies little: it can be followed for all of 500 steps.
        yield cart_pole(controller, "gravity=1", 500, gravity=1)
        yield cart_pole(
            controller, "semi-implicit=1", kinematics_integrator="semi-implicit euler"
        )
        yield cart_pole(
            controller, "sutton-barto-reward=1", arguments={"sutton_barto_reward": True}
        )
        yield cart_pole(
            controller,
            "cart-mass=1.3,pole-mass=0.2,pole-length=0.7,force=15",
            masscart=1.3,
            masspole=0.2,
            total_mass=0.2 + 1.3,
            length=0.7,
            polemass_length=0.2 * 0.7,
            force_mag=15.0,
        )


ALL = list(all_cases())


def versions():
    installed = {d.metadata["Name"]: d.version for d in importlib.metadata.distributions()}
    physics = "Box2D" if "Box2D" in installed else "box2d-py"
    words = [f"{name} {installed[name]}" for name in ("gymnasium", "numpy", physics)]
    return ", ".join([*words, f"Python {platform.python_version()}"])

"""Environments for the tests: a sound one, and one with each fault that the bridge has to tell."""

import os
import random
import sys
import time

import gymnasium
import numpy
from gymnasium import spaces


class Point(gymnasium.Env):
    """A point on a line. Its constants: an argument, an argument with a default, two attributes."""

    action_space = spaces.Discrete(3, start=-1)
    observation_space = spaces.Box(-100, 100, (2,), numpy.float32)
    friction = 0.1

    def __init__(self, mass=2.0, count=3):
        assert mass > 0.5, f"a mass of {mass} is too small"
        self.mass = mass
        self.reward_scale = [1.0] * count  # count must be whole
        self.push = 1
        self.inverse_mass = 1 / mass  # follows from an argument, not from the attribute
        self.position = 0.0
        self.steps = 0

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.position = self.np_random.uniform(-1, 1)
        self.velocity = 0.0
        self.steps = 0
        return self.observe(), {}

    def step(self, action):
        assert self.action_space.contains(action), action
        return self.advance(float(action))

    def advance(self, force):
        self.velocity += self.push * force * self.inverse_mass - self.friction * self.velocity
        self.position += 0.1 * self.velocity
        self.steps += 1
        over = abs(self.position) > 3
        reward = -abs(self.position) * sum(self.reward_scale)
        return self.observe(), reward, over, False, {}

    def observe(self):
        return numpy.array([self.position, self.velocity], dtype=numpy.float32)


class Matrix(Point):
    """Actions with two axes and another type, observations in double precision."""

    action_space = spaces.Box(-1, 1, (2, 2), numpy.float64)
    observation_space = spaces.Box(-100, 100, (2,), numpy.float64)

    def step(self, action):
        assert action.shape == (2, 2) and action.dtype == numpy.float64
        action *= 0.5  # what is given belongs to the environment
        return self.advance(action[0, 0] - action[1, 1])

    def observe(self):
        return [self.position, self.velocity]


class Talking(Point):
    def step(self, action):
        print("words on standard output", flush=True)
        os.write(1, b"more words\n")
        return super().step(action)


class Global(Point):
    """Draws from the generators that belong to nobody."""

    def reset(self, *, seed=None, options=None):
        observation, info = super().reset(seed=seed)
        self.position += random.random() + numpy.random.rand()
        return self.observe(), info


class Truncating(Point):
    def step(self, action):
        observation, reward, terminated, _, info = super().step(action)
        return observation, reward, terminated, self.steps == 5, info


class Late(Point):
    """Sound for three steps, as long as it is looked at for the first time."""

    def step(self, action):
        return self.fail() if self.steps >= 3 else super().step(action)

    def fail(self):
        raise ValueError("lost\nin the fog")


class Dying(Late):
    def fail(self):
        os._exit(7)


class Exiting(Late):
    def fail(self):
        sys.exit("no more")


class Hanging(Late):
    def fail(self):
        time.sleep(1000)


class Spinning(Late):
    def fail(self):
        while True:
            pass


class WrongShape(Late):
    def fail(self):
        return numpy.zeros(3, numpy.float32), 0.0, False, False, {}


class NoReward(Late):
    def fail(self):
        return self.observe(), None, False, False, {}


class NotANumber(Late):
    def fail(self):
        return numpy.array([0, numpy.nan], numpy.float32), 0.0, False, False, {}


class InfiniteReward(Late):
    def fail(self):
        return self.observe(), numpy.inf, False, False, {}


class Pictures(Point):
    observation_space = spaces.Box(0, 255, (8, 8, 3), numpy.uint8)


class Pairs(Point):
    observation_space = spaces.Dict(position=spaces.Box(-1, 1, (1,)))


class ManyChoices(Point):
    action_space = spaces.MultiDiscrete([2, 3])


class Unbounded(Point):
    action_space = spaces.Box(-numpy.inf, numpy.inf, (1,))


class Broken(Point):
    def __init__(self):
        raise RuntimeError("no such luck")


for kind in (
    *(Point, Matrix, Talking, Global, Truncating, Late, Dying, Exiting, Hanging, Spinning, WrongShape),
    *(NoReward, NotANumber, InfiniteReward, Pictures, Pairs, ManyChoices, Unbounded, Broken),
):
    gymnasium.register(f"{kind.__name__}-v0", entry_point=kind, max_episode_steps=40)

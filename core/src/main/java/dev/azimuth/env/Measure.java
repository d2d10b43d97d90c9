package dev.azimuth.env;

/// What an environment counts in an episode beside its return, such as whether there was a
/// collision. Results show its mean over episodes, so of a yes or no they show the share.
///
/// @param name in kebab case, with the unit at its end if it has one, such as
///     `minimal-distance-m`; in files, in snake case
/// @param meaning one line for `list environments`
public record Measure(String name, String meaning) {

  public Measure {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "name (%s) of a measure must be in kebab case, such as collision-rate.".formatted(name));
    }
  }
}

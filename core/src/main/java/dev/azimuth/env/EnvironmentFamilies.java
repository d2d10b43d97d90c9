package dev.azimuth.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The families that can be chosen by name.
public final class EnvironmentFamilies {

  private static final List<EnvironmentFamily> BUILT_IN =
      List.of(
          new CartPoleFamily(),
          new LunarLanderFamily(false),
          new LunarLanderFamily(true),
          new IntersectionFamily());

  private final List<EnvironmentFamily> families;

  private EnvironmentFamilies(List<EnvironmentFamily> families) {
    this.families = families;
  }

  /// Those of Azimuth, in the order in which they are listed.
  public static EnvironmentFamilies builtIn() {
    return new EnvironmentFamilies(BUILT_IN);
  }

  /// These and others, such as those of a plug-in.
  ///
  /// @throws IllegalArgumentException if a name is there twice
  public EnvironmentFamilies with(Collection<? extends EnvironmentFamily> others) {
    List<EnvironmentFamily> all = new ArrayList<>(families);
    for (EnvironmentFamily other : others) {
      if (all.stream().anyMatch(family -> family.name().equals(other.name()))) {
        throw new IllegalArgumentException(
            "There is more than one environment with the name '%s'.".formatted(other.name()));
      }
      all.add(other);
    }
    return new EnvironmentFamilies(List.copyOf(all));
  }

  public List<EnvironmentFamily> all() {
    return families;
  }

  /// The family with this name.
  ///
  /// @throws IllegalArgumentException if there is none; the message suggests the nearest name
  public EnvironmentFamily named(String name) {
    for (EnvironmentFamily family : families) {
      if (family.name().equals(name)) {
        return family;
      }
    }
    List<String> allowed = families.stream().map(EnvironmentFamily::name).toList();
    throw new IllegalArgumentException(Names.unknown("environment", name, allowed));
  }
}

package dev.azimuth.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The families that can be chosen by name.
public final class EnvironmentFamilies {

  private static final List<EnvironmentFamily> BUILT_IN =
      List.of(
          new CartPoleFamily(),
          new LunarLanderFamily(false),
          new LunarLanderFamily(true),
          new IntersectionFamily());

  private final List<EnvironmentFamily> families;
  private final List<Maker> makers;

  /// What makes the families whose names start with a prefix.
  ///
  /// @param form of such a name, for messages
  private record Maker(String prefix, String form, Function<String, EnvironmentFamily> make) {}

  private EnvironmentFamilies(List<EnvironmentFamily> families, List<Maker> makers) {
    this.families = families;
    this.makers = makers;
  }

  /// Those of Azimuth, in the order in which they are listed.
  public static EnvironmentFamilies builtIn() {
    return new EnvironmentFamilies(BUILT_IN, List.of());
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
    return new EnvironmentFamilies(List.copyOf(all), makers);
  }

  /// These and all whose names start with a prefix, each made when it is asked for.
  ///
  /// @param form of such a name in words, for messages
  /// @param make a family of its name without the prefix
  public EnvironmentFamilies with(
      String prefix, String form, Function<String, EnvironmentFamily> make) {
    List<Maker> more = new ArrayList<>(makers);
    more.add(new Maker(prefix, form, make));
    return new EnvironmentFamilies(families, List.copyOf(more));
  }

  /// Those that can be listed: all but the ones that are made when they are asked for.
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
    for (Maker maker : makers) {
      if (name.startsWith(maker.prefix)) {
        return maker.make.apply(name.substring(maker.prefix.length()));
      }
    }
    List<String> allowed =
        Stream.concat(
                families.stream().map(EnvironmentFamily::name), makers.stream().map(Maker::form))
            .toList();
    throw new IllegalArgumentException(Names.unknown("environment", name, allowed));
  }
}

package dev.azimuth.train;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Names;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Marginal;
import dev.azimuth.meta.ProductTasks;
import java.util.ArrayList;
import java.util.List;

/// Reads a task distribution, constant by constant. docs/tasks.md has the grammar.
final class TaskReader {

  private final TextCursor cursor;
  private final EnvironmentFamily family;
  private final boolean single;
  private final List<Marginal> training; // [φ]
  private final List<Marginal> heldOut; // [φ]
  private final List<String> names = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();

  /// @param option what the caller calls the text
  /// @param single whether every constant must have one value
  TaskReader(String option, String text, EnvironmentFamily family, boolean single) {
    cursor = new TextCursor(option, text);
    this.family = family;
    this.single = single;
    training = new ArrayList<>();
    for (Parameter parameter : family.parameters()) {
      training.add(new Marginal.Fixed(parameter.initial()));
    }
    heldOut = new ArrayList<>(training);
  }

  Tasks read() {
    do {
      readConstant();
    } while (cursor.accept(","));
    if (!cursor.atEnd()) {
      throw cursor.expected("A comma or the end");
    }
    return new Tasks(new ProductTasks(training), new ProductTasks(heldOut), names, indices);
  }

  private void readConstant() {
    int place = cursor.position();
    String name = cursor.peekWord();
    if (name.isEmpty()) {
      throw cursor.expected("A constant, such as %s,".formatted(family.defaultTasks()));
    }
    List<String> known = family.parameters().stream().map(Parameter::name).toList();
    int index = known.indexOf(name);
    if (index < 0) {
      throw cursor.mistake(place, Names.unknown("constant of " + family.name(), name, known));
    }
    if (names.contains(name)) {
      throw cursor.mistake(place, "%s is there twice.".formatted(name));
    }
    cursor.accept(name);
    if (!cursor.accept("=")) {
      throw cursor.expected("'=' and a value");
    }
    names.add(name);
    indices.add(index);
    readMarginal(family.parameters().get(index), index);
  }

  private void readMarginal(Parameter parameter, int index) {
    int place = cursor.position();
    MarginalReader.Split split = new MarginalReader(cursor, parameter).read();
    if (single && !(split.training() instanceof Marginal.Fixed)) {
      throw cursor.mistake(place, "%s must have one value here.".formatted(parameter.name()));
    }
    training.set(index, split.training());
    heldOut.set(index, split.heldOut());
  }
}

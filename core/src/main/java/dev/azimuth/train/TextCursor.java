package dev.azimuth.train;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a text that is read from left to right. Its mistakes name the text and the character.
final class TextCursor {

  // A point that begins ".." belongs to a range.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(?:\\.(?!\\.)\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[^\\s=,|()]*");
  private static final Pattern SPACE = Pattern.compile("\\s*");

  private final String option;
  private final String text;
  private int position;

  /// @param option what the caller calls the text
  TextCursor(String option, String text) {
    this.option = option;
    this.text = text;
    skip(SPACE);
  }

  /// The index of the next character that is not a space.
  int position() {
    return position;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /// Goes beyond a symbol if it comes next.
  boolean accept(String symbol) {
    boolean next = text.startsWith(symbol, position);
    if (next) {
      position += symbol.length();
      skip(SPACE);
    }
    return next;
  }

  /// Goes beyond a word, of any characters without a meaning of their own, if it comes next.
  boolean acceptWord(String word) {
    return peekWord().equals(word) && accept(word);
  }

  /// The word that comes next; it may be empty.
  String peekWord() {
    Matcher word = WORD.matcher(text).region(position, text.length());
    return word.lookingAt() ? word.group() : "";
  }

  /// Reads a decimal number.
  double number() {
    Matcher number = NUMBER.matcher(text).region(position, text.length());
    if (!number.lookingAt()) {
      String word = peekWord().replaceFirst("\\.\\..*", "");
      throw word.isEmpty()
          ? expected("A number")
          : mistake(position, "'%s' is not a number.".formatted(word));
    }
    skip(NUMBER);
    skip(SPACE);
    return Double.parseDouble(number.group());
  }

  private void skip(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    position = matcher.lookingAt() ? matcher.end() : position;
  }

  /// A mistake because something else should come next.
  IllegalArgumentException expected(String what) {
    String next =
        atEnd() || !peekWord().isEmpty() ? peekWord() : text.substring(position, position + 1);
    return mistake(
        position,
        "%s must come here%s.".formatted(what, next.isEmpty() ? "" : ", not '%s'".formatted(next)));
  }

  /// A mistake at a character.
  ///
  /// @param index of the character, from 0; people count from 1
  IllegalArgumentException mistake(int index, String sentence) {
    return new IllegalArgumentException(
        "%s (%s), character %d: %s".formatted(option, text, index + 1, sentence));
  }

  /// A number as people write it.
  static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}

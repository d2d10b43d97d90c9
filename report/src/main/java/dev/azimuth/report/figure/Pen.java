package dev.azimuth.report.figure;

/// How a line is drawn.
///
/// @param width in pixels
/// @param opacity 0 to 1
/// @param dashes lengths of dashes and gaps in pixels; none for a solid line
public record Pen(String color, double width, double opacity, double... dashes) {}

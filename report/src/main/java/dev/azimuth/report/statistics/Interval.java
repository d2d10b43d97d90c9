package dev.azimuth.report.statistics;

/// A range with its ends; an end is +∞ where censored runs leave it open.
public record Interval(double low, double high) {}

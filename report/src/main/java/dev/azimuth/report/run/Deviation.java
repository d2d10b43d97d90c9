package dev.azimuth.report.run;

/// In what a comparison differs from the paper, and why.
///
/// @param paper what the paper says
/// @param here what was done
public record Deviation(String setting, String paper, String here, String reason) {}

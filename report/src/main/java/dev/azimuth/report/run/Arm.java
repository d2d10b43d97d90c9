package dev.azimuth.report.run;

/// A configuration that a comparison has given a name.
///
/// @param name as the names of its runs begin: `<name>-seed<k>`
/// @param description one line for tables; may be empty
public record Arm(String name, String algorithm, String description) {}

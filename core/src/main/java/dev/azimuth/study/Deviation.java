package dev.azimuth.study;

/// In what runs differ from the paper, or what they had to choose because it does not say.
///
/// @param setting in kebab case, where it is one of a configuration
/// @param paper what the paper says
/// @param here what the runs have
/// @param reason why
public record Deviation(String setting, String paper, String here, String reason) {}

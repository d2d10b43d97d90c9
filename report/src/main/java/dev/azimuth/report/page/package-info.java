/// The report as HTML. It has more files than a package should have, because each of the page's
/// sections is one, and they share what is small: [Html], [Notes] and [Template].
package dev.azimuth.report.page;

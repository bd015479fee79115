// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Turns log-odds into the scores of findings and thresholds of policies, and back.
public enum NameScore {
  /// Log-odds of a probability; those next to 0 and 1 are cut at ±7.
  public static func logOdds(of probability: Double) -> Float {
    let inside = max(0.001, min(0.999, probability))
    return Float(log(inside / (1 - inside)))
  }

  /// Per cent for log-odds, 1 to 99.
  public static func percent(of logOdds: Float) -> UInt8 {
    UInt8(max(1, min(99, (100 / (1 + expf(-logOdds))).rounded(.up))))
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a GitHub token (`ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_` and 36 places)
/// with a correct checksum.
/// Source: GitHub engineering blog, "Behind GitHub's new authentication token formats" (April
/// 2021).
enum GitHubTokenValidator: Validator {
  static let name = "github-token-crc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["ghp" + "_ExampleExampleExampleExample003JqZt5"],
    invalid: [
      "ghp" + "_ExampleExampleExampleExample00AAAAAA",
      "ghx" + "_ExampleExampleExampleExample003JqZt5",
      "ghp" + "_short", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count == 40, candidate[0] == UInt8(ascii: "g"),
      candidate[1] == UInt8(ascii: "h"),
      ("pousr" as Table).contains(candidate[2]), candidate[3] == UInt8(ascii: "_")
    else { return false }
    return TokenChecksum.holds(candidate, from: 4)
  }
}

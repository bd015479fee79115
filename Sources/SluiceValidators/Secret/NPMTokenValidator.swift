// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an npm token (`npm_` and 36 places) with a correct checksum.
/// Source: GitHub changelog, "npm has a new access token format" (September 2021).
enum NPMTokenValidator: Validator {
  static let name = "npm-token-crc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["npm" + "_ExampleExampleExampleExample003JqZt5"],
    invalid: ["npm" + "_ExampleExampleExampleExample00AAAAAA", "npm" + "_short", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count == 40, candidate[0] == UInt8(ascii: "n"),
      candidate[1] == UInt8(ascii: "p"),
      candidate[2] == UInt8(ascii: "m"), candidate[3] == UInt8(ascii: "_")
    else { return false }
    return TokenChecksum.holds(candidate, from: 4)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The id of a key as it stands in tokens: `k` and one to four digits.
public struct KeyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number behind the `k`, 0 to 9999.
  public let number: Int

  /// Makes an id; nil unless `number` is 0 to 9999.
  public init?(number: Int) {
    guard (0...9999).contains(number) else { return nil }
    self.number = number
  }

  /// Reads an id such as `k1`; nil for any other form, leading zeroes included.
  public init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "k"), let number = Int(text.dropFirst()),
      let id = KeyID(number: number), id.description == text
    else { return nil }
    self = id
  }

  private init(unchecked number: Int) { self.number = number }

  /// The id of a random key that lives as long as the run: `k0`.
  public static let ephemeral = KeyID(unchecked: 0)
  /// The id of a key that stands alone in its file, and of the first key of a ring: `k1`.
  public static let first = KeyID(unchecked: 1)

  /// `k` and the number.
  public var description: String { "k\(number)" }

  /// Orders by number.
  public static func < (left: KeyID, right: KeyID) -> Bool { left.number < right.number }
}

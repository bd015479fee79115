// SPDX-License-Identifier: Apache-2.0

/// The kind of thing a finding is, such as `EMAIL` or `IBAN`: upper-case letters, digits and `_`.
public struct EntityType: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name as it stands in tokens and settings.
  public let name: String

  /// Makes an entity type, or returns nil unless `name` is 2 to 32 bytes of `A`-`Z`, `0`-`9` and
  /// `_` that begin with a letter.
  public init?(_ name: String) {
    let bytes = Array(name.utf8)
    guard (2...32).contains(bytes.count), (65...90).contains(bytes[0]) else { return nil }
    for byte in bytes {
      guard (65...90).contains(byte) || (48...57).contains(byte) || byte == 95 else { return nil }
    }
    self.name = name
  }

  /// The name.
  public var description: String { name }

  /// Orders by name.
  public static func < (left: EntityType, right: EntityType) -> Bool { left.name < right.name }
}

// SPDX-License-Identifier: Apache-2.0

/// The check letter of Spanish personal numbers. Source: Real Decreto 1553/2005, article 11.
enum ESLetter {
  /// The letter for `number`.
  static func letter(for number: Int) -> UInt8 { ("TRWAGMYFPDXBNJZSQVHLCKE" as Table)[number % 23] }
}

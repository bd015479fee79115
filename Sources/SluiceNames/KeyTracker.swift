// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// Follows keys and values through the tokens of a line: `"first_name": "Ann"`, `owner=Ann`.
///
/// Most tokens are followed by `sluice_names_read`, in the same way.
typealias KeyTracker = sluice_names_keys

extension KeyTracker {
  /// Nothing was read yet.
  static var start: KeyTracker {
    var keys = KeyTracker()
    keys.identifier_end = -1
    return keys
  }

  /// A line ends, and with it key and value.
  mutating func endLine() {
    is_active = 0
    identifier_end = -1
    last_part = 0
  }

  /// A number or an address was read: a value, but no name.
  mutating func sawNumber() {
    is_active = 0
    last_part = 0
  }

  /// A word was read; it may be part of a value, or a key itself.
  mutating func sawWord(_ token: inout Token, _ text: Span<UInt8>) {
    // Safety: the token begins inside `text`, of which the byte before it is read at most; a token is
    // laid out as its counterpart in C, and the call keeps nothing.
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe withUnsafeMutableBytes(of: &token) { token in
        guard let base = bytes.baseAddress, let word = token.baseAddress else { return }
        unsafe sluice_names_saw_word(
          &self, base, word.assumingMemoryBound(to: sluice_names_token.self))
      }
    }
  }

  /// A mark is read at `index`: it may end a key, begin or end a value.
  mutating func sawMark(
    _ text: Span<UInt8>, at index: Int, _ names: KeyNames, _ tokens: inout TokenList
  ) {
    let count = tokens.count
    precondition(index >= 0 && index < text.count, "a mark outside its text")
    // Safety: the call reads `text` up to the mark, the slots of the names, and the tokens there are, of
    // which it changes one; it keeps nothing.
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe names.withUnsafeSlots { slots in
        unsafe tokens.withUnsafeRoom { tokens, _, _ in
          unsafe sluice_names_saw_mark(&self, base, index, tokens, count, slots)
        }
      }
    }
  }
}

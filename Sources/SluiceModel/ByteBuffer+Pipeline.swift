// SPDX-License-Identifier: Apache-2.0

extension ByteBuffer {
  /// Appends a copy of the bytes of `other` that lie in `range`. Complexity: O(*n*).
  public mutating func append(_ other: borrowing ByteBuffer, in range: Range<Int>) {
    append(other.bytes.extracting(range))
  }

  /// Appends a copy of all bytes of `other`. Complexity: O(*n*).
  public mutating func append(_ other: borrowing ByteBuffer) {
    append(other.bytes)
  }
}

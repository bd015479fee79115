// SPDX-License-Identifier: Apache-2.0
import Crypto
import SluiceMatching
import SluiceModel
import SluiceValidators

/// An operator with the keys it needs, made once for all records.
struct PreparedOperator: Sendable {
  let operation: Operator
  private let entity: EntityType
  private let tool: Tool

  private enum Tool: Sendable {
    case none
    case cipher(ValueCipher)
    case addresses(PrefixPreservingCipher)
    case surrogate(KeyedHash)
    case shift(days: Int)
  }

  init(_ operation: Operator, for entity: EntityType, under keys: Pseudonymizer) {
    self.operation = operation
    self.entity = entity
    switch operation {
    case .encrypt: tool = .cipher(keys.cipher(for: entity))
    case .surrogate:
      tool = .surrogate(KeyedHash(key: keys.key(for: "surrogate \(entity.name)")))
    case .ipPrefix:
      let bytes = unsafe keys.key(for: "ip-prefix").withUnsafeBytes { unsafe Array($0) }
      tool = PrefixPreservingCipher(bytes).map { .addresses($0) } ?? .none
    case .shiftDate(let maximumDays):
      let code = KeyedHash(key: keys.key(for: "shift-date")).code([UInt8]("days".utf8).span)
      var stream = KeyedStream(Array(code))
      let days = stream.next(below: min(maximumDays, 36_500)) + 1
      tool = .shift(days: stream.next(below: 2) == 0 ? days : -days)
    default: tool = .none
    }
  }

  /// Appends what replaces `value`. Returns whether it did: a value the operator cannot handle (no
  /// date, no address) leaves the output as it is.
  ///
  /// - Parameters:
  ///   - canonical: The value's canonical form.
  ///   - validator: Index of the validator that accepted it, or nil.
  ///   - isDecoded: Whether it was found in decoded text.
  func append(
    _ value: Span<UInt8>, canonical: Span<UInt8>, validator: Int?, isDecoded: Bool,
    to output: inout ByteBuffer
  ) -> Bool {
    switch (operation, tool) {
    case (.encrypt, .cipher(let cipher)): return cipher.append(value, to: &output)
    case (.ipPrefix, .addresses(let cipher)):
      guard var address = AddressText(value), let bytes = cipher.encrypt(address.bytes) else {
        return false
      }
      address.bytes = bytes
      address.append(to: &output)
      return true
    case (.truncateIP(let ipv4Bits, let ipv6Bits), _):
      guard var address = AddressText(value) else { return false }
      address.truncate(ipv4Bits: ipv4Bits, ipv6Bits: ipv6Bits)
      address.append(to: &output)
      return true
    case (.bucket(let width), _):
      return Bucket.append(value, entity: entity, width: width, to: &output)
    case (.shiftDate, .shift(let days)):
      guard var date = DateText(value), date.shift(days: days) else { return false }
      date.append(to: &output)
      return true
    case (.surrogate, .surrogate(let hash)):
      var surrogate = Surrogate(
        value, entity: entity, code: Array(hash.code(canonical)), validator: validator,
        isDecoded: isDecoded)
      guard let standIn = surrogate.make() else { return false }
      output.append(standIn)
      return true
    default: return false
    }
  }

  /// Whether what is written depends on the validator that accepted the value.
  var dependsOnValidator: Bool { operation == .surrogate }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Operators that depend on the class of an address.
struct AddressRules: Sendable {
  /// An operator for a class of addresses of one entity type.
  struct Slot: Sendable {
    let entity: Int
    let addressClass: AddressClass
    let operation: Operator
  }

  /// In the order of their slots in ``Redactor/operators``, behind those of the entity numbers.
  let slots: [Slot]
  private let classifier: AddressClassifier
  private let firstSlot: Int

  /// Nil when the policy says nothing of classes.
  ///
  /// - Throws: every text of the own networks that is no network.
  init?(_ policy: Policy, _ entities: [EntityType]) throws(SluiceErrors) {
    guard !policy.addressClasses.isEmpty else { return nil }
    classifier = try AddressClassifier(own: policy.ownNetworks)
    firstSlot = entities.count
    var slots: [Slot] = []
    for (number, entity) in entities.enumerated() where AddressRules.isAddress(entity) {
      for (addressClass, operation) in policy.addressClasses {
        slots.append(Slot(entity: number, addressClass: addressClass, operation: operation))
      }
    }
    self.slots = slots
  }

  private static func isAddress(_ entity: EntityType) -> Bool {
    entity.name == "IPV4" || entity.name == "IPV6"
  }

  /// The slot of the operator for `value`, found as entity number `entity`.
  func slot(_ value: Span<UInt8>, entity: Int) -> Int {
    guard slots.contains(where: { $0.entity == entity }),
      let addressClass = classifier.classify(value),
      let index = slots.firstIndex(where: {
        $0.entity == entity && $0.addressClass == addressClass
      })
    else { return entity }
    return firstSlot + index
  }
}

extension Redactor {
  /// Number of the operator for a finding, an index into ``operators``. Classes of addresses say
  /// nothing of a field that a scope masks.
  func slot(
    of finding: Finding, _ entity: Int, _ text: Span<UInt8>, _ scratch: borrowing RedactionScratch
  ) -> Int {
    guard let addressRules, finding.rule >= 0 else { return entity }
    if finding.decodedStart >= 0 {
      let start = Int(finding.decodedStart)
      return addressRules.slot(
        scratch.matcher.decodedValues.bytes.extracting(
          start..<(start + Int(finding.decodedCount))), entity: entity)
    }
    return addressRules.slot(
      text.extracting(Int(finding.start)..<Int(finding.end)), entity: entity)
  }

  /// Whether a finding is an address of a class that the policy keeps.
  func isKeptAddress(
    _ text: Span<UInt8>, _ finding: Finding, _ scratch: borrowing RedactionScratch
  ) -> Bool {
    let entity = entityOfRule[Int(finding.rule)]
    let slot = slot(of: finding, entity, text, scratch)
    return slot != entity && operators[slot] == .keep
  }
}

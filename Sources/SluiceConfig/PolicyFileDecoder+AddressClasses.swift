// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension PolicyFileDecoder {
  /// The word that leaves a class to the operator of its entity type.
  private static let plain = "find"

  /// `[ip_classes]`: an operator for each class of addresses, and `own_networks`.
  mutating func decodeAddressClasses(_ root: TOMLReader.Section) {
    let names = AddressClass.allCases.map(\.rawValue)
    guard let section = reader.section(root, "ip_classes", known: names + ["own_networks"]) else {
      return
    }
    let networks = reader.strings(section, "own_networks") ?? []
    for (index, network) in networks.enumerated() where !SettingText.isNetwork(network) {
      reader.fault(
        at: "\(section.path(of: "own_networks"))[\(index)]", "\(quoted(network)) is no network",
        "write it as '10.0.0.0/8' or 'fd00::/8'")
    }
    values.ownNetworks = networks
    for key in section.values.keys.sorted() {
      guard let addressClass = AddressClass(rawValue: key) else { continue }
      if case .string(Self.plain)? = section.values[key] { continue }
      guard let operation = operation(section, key) else { continue }
      let path = section.path(of: key)
      values.addressClasses[addressClass] = operation
      values.origins[path] = .file(reader.place(of: path))
    }
    if !networks.isEmpty, section.values[AddressClass.own.rawValue] == nil {
      reader.fault(
        at: section.path(of: "own_networks"), "'own_networks' says nothing without 'own'",
        "add own = \"keep\"")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceConfig
import SluiceKeys
import SluiceMatching
import SluiceModel

/// `sluice check`: each effective setting and where it came from.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print each effective setting and where it came from; every fault at once.",
    discussion: """
      Takes the filter's flags, environment and settings file, compiles the rules and reads the \
      key, and filters nothing.

        sluice check --config sluice.toml
      """)

  @OptionGroup var options: FilterOptions

  func run() throws {
    try Failure.exiting {
      let wiring = try Wiring(options.given)
      let redactor = try wiring.redactor()
      let terminal = Terminal()
      let width = wiring.resolved.entries.map(\.name.count).max() ?? 0
      for entry in wiring.resolved.entries {
        let name = entry.name + String(repeating: " ", count: width - entry.name.count)
        print(
          "\(terminal.paint(name, .bold))  \(entry.value)  "
            + terminal.paint("(\(entry.origin))", .dim))
      }
      let pad = String(repeating: " ", count: max(0, width - 5))
      print("\(terminal.paint("rules", .bold))\(pad)  \(redactor.rules.isEnabled.count { $0 }) run")
      let gap = String(repeating: " ", count: max(0, width - 6))
      print("\(terminal.paint("kernel", .bold))\(gap)  \(ScanKernel.name)")
      if let notice = wiring.keySource.notice { Diagnostics.note(notice) }
    }
  }
}

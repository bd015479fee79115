// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceModel
import SluiceValidators

/// `sluice validate`: runs validators over lines `name<TAB>value`; for differential tests.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Run validators: lines 'name<TAB>value' in, 1 or 0 out.",
    shouldDisplay: false)

  func run() throws {
    try Failure.exiting {
      while let line = readLine() {
        let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let index = ValidatorCatalog.index(named: String(parts[0])) else {
          let nearest = NearestName.suggestion(
            for: String(parts[0]), among: ValidatorCatalog.names)
          throw SluiceError(
            .configuration, place: "validate", problem: "unknown validator '\(parts[0])'",
            remedy: nearest.map { "did you mean '\($0)'?" } ?? "write name<TAB>value")
        }
        print(ValidatorCatalog.accepts(index, Array(parts[1].utf8).span) ? "1" : "0")
      }
    }
  }
}

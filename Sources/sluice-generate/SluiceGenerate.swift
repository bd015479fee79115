// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel

/// Writes the files that are made from `patterns`: `sluice-generate rules|tables|docs`.
@main
struct SluiceGenerate {
  static let usage = """
    usage: sluice-generate rules  --patterns FOLDER --output FILE [--check]
           sluice-generate tables --patterns FOLDER --output FILE [--check]
           sluice-generate docs  --patterns FOLDER --output FILE [--check]
    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--help"] {
      StandardStream.output.write(usage)
    } else {
      StandardStream.exit(run(arguments))
    }
  }

  /// Does what the arguments ask for and returns the exit status.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      let request = try Request(arguments)
      let contents =
        switch request.kind {
        case .rules: try RuleEmbedder.archive(patterns: request.patterns)
        case .tables: try RuleEmbedder.tables(patterns: request.patterns)
        case .docs: try RuleDocumentation.text(patterns: request.patterns)
        }
      let file = GeneratedFile(path: request.output, contents: contents)
      if request.isCheck { try file.check() } else { try file.write() }
      return 0
    } catch {
      for fault in error.errors {
        StandardStream.error.write("sluice-generate: \(fault)")
      }
      return error.errors.contains { $0.code == .configuration } ? 2 : 1
    }
  }
}

/// What the command line asks for.
struct Request: Equatable {
  enum Kind: String { case rules, tables, docs }

  let kind: Kind
  let patterns: String
  let output: String
  let isCheck: Bool

  init(_ arguments: [String]) throws(SluiceErrors) {
    func fault(_ place: String, _ problem: String) -> SluiceErrors {
      SluiceErrors([
        SluiceError(
          .configuration, place: place, problem: problem, remedy: "see sluice-generate --help")
      ])
    }
    guard let name = arguments.first, let kind = Kind(rawValue: name) else {
      throw fault("arguments", "neither 'rules' nor 'tables' nor 'docs' in front")
    }
    var paths: [String: String] = [:]
    var isCheck = false
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      switch option {
      case "--check": isCheck = true
      case "--patterns", "--output":
        guard let value = rest.popFirst() else { throw fault(option, "no value behind it") }
        paths[option] = value
      default: throw fault(option, "unknown option")
      }
    }
    guard let patterns = paths["--patterns"], let output = paths["--output"] else {
      throw fault("arguments", "'--patterns' and '--output' are both needed")
    }
    self.kind = kind
    self.patterns = patterns
    self.output = output
    self.isCheck = isCheck
  }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceModel

/// The command line's root.
@main
struct Sluice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluice",
    abstract: "Keep personal data and secrets out of logs and prompts.",
    discussion: """
      Reads text on stdin, replaces what identifies people or opens doors by keyed tokens, and \
      writes the rest byte for byte to stdout:

        app | sluice > app.log
        sluice --key-file /etc/sluice/key access.log.gz
        sluice explain 'mail jane@example.com from 203.0.113.7'
      """,
    version: Version.text,
    subcommands: [
      FilterCommand.self, ExplainCommand.self, RulesCommand.self, CheckCommand.self,
      EvaluateCommand.self, KeyCommand.self, RevealCommand.self, ValidateCommand.self,
    ],
    defaultSubcommand: FilterCommand.self)

  /// Runs the command; bad usage is one line and exit status 2.
  static func main() {
    do {
      // `app | sluice` starts in half the time without a look at what could have been said.
      if CommandLine.argc == 1 {
        try FilterRun().run()
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let problem = message(for: error).split(separator: "\n").first.map(String.init) ?? ""
      Diagnostics.report(
        SluiceError(
          .configuration, place: "usage", problem: problem.lowercasedFirst,
          remedy: "see sluice --help"))
      exit(withError: ExitCode(ExitStatus.usage))
    }
  }
}

/// The version, in one place.
enum Version {
  static let text = "0.1.0"
}

extension String {
  /// The text with its first letter in lower case and no full stop at the end.
  fileprivate var lowercasedFirst: String {
    let head = prefix(1).lowercased() + dropFirst()
    return head.hasSuffix(".") ? String(head.dropLast()) : head
  }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

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
      EvaluateCommand.self, KeyCommand.self, ValidateCommand.self,
    ],
    defaultSubcommand: FilterCommand.self)
}

/// The version, in one place.
enum Version {
  static let text = "0.1.0"
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FoundationEssentials
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// `sluice explain`: what is found, by which rule, and why something else is not.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what is found in a text, by which rule, and what was refused and why.",
    discussion: """
      The text comes from the arguments, or from stdin. This command prints the values it finds: \
      it is for a person at a terminal, not for a pipe.

        sluice explain 'card 4111 1111 1111 1111'
        tail -n 20 app.log | sluice explain --json
      """)

  @Argument(help: "Text to explain; stdin when left out.")
  var text: [String] = []

  @Option(help: "Profile: logs or prompts.")
  var profile: String = "logs"

  @Flag(help: "Write one JSON object.")
  var json = false

  @OptionGroup var selection: RuleSelection

  func run() throws {
    try Failure.exiting {
      guard let profile = Profile(rawValue: profile) else {
        throw SluiceError(
          .configuration, place: "--profile", problem: "unknown profile '\(profile)'",
          remedy: "use logs or prompts")
      }
      var policy = Policy()
      policy.profile = profile
      policy.defaultOperator = .label
      let redactor = try selection.redactor(policy: policy)
      let bytes =
        text.isEmpty ? try FileText.read("-") : Array(text.joined(separator: " ").utf8)
      let explanation = Explanation(of: bytes, redactor: redactor)
      print(json ? try explanation.json() : explanation.text(Terminal()), terminator: "")
    }
  }
}

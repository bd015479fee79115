// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `sluice [filter]`: text in, the same text without personal data and secrets out.
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Filter stdin or files to stdout (the default command).",
    discussion: """
      Every value that a rule finds is replaced by a token such as [EMAIL:k1.7q2m9v4xj0tzc3ha7m2k]: \
      the same value has the same token under the same key, and without the key it says nothing. \
      All other bytes leave as they came. What cannot be examined is withheld, never passed on.

        app | sluice > app.log
        app | sluice --key-file key --findings found.jsonl > app.log
        sluice --operator label access.log.gz | less
        sluice --only EMAIL,IPV4 --skip PHONE --allow 10.0.0.0/8 < app.log

      Exit status: 0 done (also when the reader hung up), 1 findings with --fail-on-finding, \
      2 bad usage, settings or rules, 3 input or output failed, 70 a bug.
      """)

  @Argument(
    help: "Files to filter, gzip ones included; '-' or nothing is stdin.", completion: .file())
  var files: [String] = []

  @OptionGroup var options: FilterOptions

  func run() throws { try FilterRun(files: files, flags: options.given).run() }
}

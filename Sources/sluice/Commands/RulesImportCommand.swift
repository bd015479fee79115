// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Glibc
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction

extension RulesCommand {
  /// `rules import`
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Make rule files of a gitleaks configuration or of Presidio's recognisers.",
      discussion: """
        Reads gitleaks TOML, Presidio YAML and Presidio's ad-hoc JSON, and writes one rule file each \
        into a folder. Each rule is tried on texts made from its pattern; those become its examples. \
        What cannot be carried over is said on stderr, one line each, and makes the exit status 1.

          sluice rules import gitleaks.toml --into my-rules
          sluice rules lint --rules my-rules
          sluice --rules builtin --rules my-rules < app.log
        """)

    @Argument(help: "File to read: .toml, .yaml, .yml or .json.", completion: .file())
    var file: String

    @Option(
      name: .customLong("into"),
      help: ArgumentHelp("Folder to write rule files into; made if missing.", valueName: "folder"),
      completion: .directory)
    var folder: String

    @Flag(help: "Also write over rule files that are there.")
    var overwrite = false

    func run() throws {
      try Failure.exiting {
        var report = try ImportReport.read(try TextFile.read(file), path: file)
        for note in report.notes { Diagnostics.report(note) }
        var finished: [Rule] = []
        for imported in report.rules {
          if let rule = ImportTrial.finish(imported) {
            finished.append(rule)
          } else {
            report.leftOut.append(
              SluiceError(
                .configuration, place: file,
                problem: "rule '\(imported.rule.id)': no text was found that it matches here",
                remedy: "write it by hand"))
          }
        }
        try write(finished)
        for fault in report.leftOut { Diagnostics.report(fault) }
        print("\(finished.count) rules written to \(folder), \(report.leftOut.count) left out")
        if !report.leftOut.isEmpty { throw ExitCode(ExitStatus.findings) }
      }
    }

    private func write(_ rules: [Rule]) throws {
      if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw SluiceError(
          .configuration, place: folder, problem: "the folder cannot be made",
          remedy: "check the path and its permissions")
      }
      if !overwrite {
        for rule in rules where unsafe access("\(folder)/\(rule.id).toml", F_OK) == 0 {
          throw SluiceError(
            .configuration, place: "\(folder)/\(rule.id).toml",
            problem: "the file is there already",
            remedy: "give --overwrite or another folder")
        }
      }
      for rule in rules {
        try FileText.write(
          Array(RuleFile.encode(rule).utf8), to: "\(folder)/\(rule.id).toml")
      }
    }
  }
}

/// Tries imported rules on texts made from their patterns.
enum ImportTrial {
  /// Samples that become examples.
  private static let wanted = 2
  /// Texts in which no rule for secrets finds anything, unless it finds everything.
  private static let harmless = [
    "level=info request finished", "GET /index.html HTTP/1.1", "0", "ok", "trace 4bf92f35",
  ]

  /// The rule with examples that hold, or nil when it does not compile or finds none of its samples.
  static func finish(_ imported: ImportReport.ImportedRule) -> Rule? {
    var rule = imported.rule
    var compiled = try? CompiledRuleSet(compiling: [rule])
    if compiled == nil, !rule.detection.anchors.isEmpty {
      // Anchors that the engine cannot look for: over every byte then.
      rule.detection.anchors = []
      rule.detection.isSlow = true
      compiled = try? CompiledRuleSet(compiling: [rule])
    }
    guard let set = compiled else { return nil }
    var matcher = Matcher(rules: set)
    let context = rule.context?.isRequired == true ? (rule.context?.near.first ?? "") + " " : ""
    for sample in imported.samples where rule.examples.mustMatch.count < wanted {
      for text in [context + sample, "\(context)x \(sample) y"]
      where rule.examples.mustMatch.count < wanted && finds(text, &matcher, rule) {
        if !rule.examples.mustMatch.contains(text) { rule.examples.mustMatch.append(text) }
      }
    }
    guard rule.examples.mustMatch.count == wanted else { return nil }
    let broken = imported.samples.map { sample in
      String(sample.filter { $0 != "«" && $0 != "»" }.dropLast(1))
    }
    for text in broken + harmless where rule.examples.mustNotMatch.count < wanted {
      if !text.isEmpty, !rule.examples.mustNotMatch.contains(text),
        spans(text, &matcher).isEmpty
      {
        rule.examples.mustNotMatch.append(text)
      }
    }
    return rule.examples.mustNotMatch.count == wanted ? rule : nil
  }

  private static func finds(_ text: String, _ matcher: inout Matcher, _ rule: Rule) -> Bool {
    guard let marked = MarkedText(text), marked.marks.count == 1 else { return false }
    return spans(marked.bytes, &matcher) == marked.marks
  }

  private static func spans(_ text: String, _ matcher: inout Matcher) -> [Range<Int>] {
    spans(Array(text.utf8), &matcher)
  }

  private static func spans(_ bytes: [UInt8], _ matcher: inout Matcher) -> [Range<Int>] {
    var block = ByteBuffer(bytes)
    block.clearTail()
    matcher.match(block)
    var spans: [Range<Int>] = []
    for index in 0..<matcher.findings.count {
      let finding = matcher.findings[index]
      if finding.rule >= 0, finding.score >= 50 {
        spans.append(Int(finding.start)..<Int(finding.end))
      }
    }
    return spans
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads one rule from the text of its TOML file; `docs/rule-format.md` describes the format.
public enum RuleFile {
  /// Decodes a rule.
  ///
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - path: The file as messages name it; its last part has to be `<id>.toml`.
  /// - Throws: every fault of the file, in the order of its lines.
  public static func decode(_ text: String, path: String) throws(SluiceErrors) -> Rule {
    var decoder = RuleFileDecoder(try TOMLDocument(text, path: path))
    let rule = decoder.decode()
    let errors = decoder.reader.errors
    guard errors.isEmpty, let rule else {
      throw SluiceErrors(
        errors.isEmpty ? [SluiceError(.bug, place: path, problem: "no rule and no fault")] : errors)
    }
    return rule
  }

  /// What a rule of the built-in catalogue must have beyond what is needed to run it: two examples
  /// each way and a source. Empty when there is nothing to say.
  public static func lint(_ rule: Rule, path: String) -> [SluiceError] {
    var notes: [SluiceError] = []
    func note(_ problem: String, _ remedy: String) {
      notes.append(SluiceError(.configuration, place: path, problem: problem, remedy: remedy))
    }
    let counts = [
      ("must_match", rule.examples.mustMatch.count),
      ("must_not_match", rule.examples.mustNotMatch.count),
    ]
    for (name, count) in counts where count < 2 {
      note("'\(name)' holds \(count) of at least 2 examples", "write down what must hold")
    }
    if rule.sources.isEmpty { note("'sources' is missing", "name the standard or page") }
    return notes
  }
}

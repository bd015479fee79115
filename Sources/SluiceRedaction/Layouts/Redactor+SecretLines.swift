// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

extension Redactor {
  /// Whether secrets on lines below their key are looked for.
  public var followsSecretLines: Bool { secretEntity != nil }

  /// Finds the secrets on lines below their key: each is matched as if it stood behind its key.
  func findSecretLines(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    guard let secretEntity, scratch.layout == .lines else { return }
    let carried = SecretLines(rawValue: scratch.secretBefore)
    guard carried.isOpen || scratch.matcher.keyLines.count > 0 else { return }
    scratch.shadow.removeAll()
    var done = carried.isOpen ? followSecretLines(text, from: 0, carried, &scratch) : 0
    // Labels are confirmed before keys, so that lines come in no order.
    let starts = (0..<scratch.matcher.keyLines.count).map { scratch.matcher.keyLines[$0] }.sorted()
    for start in starts.map(Int.init) {
      if start >= done { done = followSecretLines(text, from: start, SecretLines(), &scratch) }
    }
    guard !scratch.shadow.isEmpty else { return }
    scratch.shadow.finish()
    scratch.shadowFindings.removeAll()
    scratch.shadowValues.removeAll()
    scratch.shadowUnknowns.removeAll()
    scratch.matcher.setAside()
    scratch.matcher.match(scratch.shadow.bytes)
    for index in 0..<scratch.matcher.findings.count {
      let finding = scratch.matcher.findings[index]
      if finding.rule >= 0, entityOfRule[Int(finding.rule)] == secretEntity {
        take(finding, &scratch)
      }
    }
    for index in 0..<scratch.matcher.unknowns.count {
      let position = Int(scratch.matcher.unknowns[index])
      takeUnknown(position, &scratch)
    }
    scratch.matcher.takeBack()
    addLayoutFindings(&scratch)
  }

  /// Writes the values on the lines from `start` on behind a key, until none is due; returns the
  /// offset behind the last line read.
  private func followSecretLines(
    _ text: Span<UInt8>, from start: Int, _ state: SecretLines, _ scratch: inout RedactionScratch
  ) -> Int {
    var state = state
    return Lines.read(text, from: start) { line in
      if let value = state.take(text, line) { shadow(text, value, &scratch) }
      return state.isOpen
    }
  }

  private func shadow(
    _ text: Span<UInt8>, _ value: SecretLines.Value, _ scratch: inout RedactionScratch
  ) {
    // Keys and tokens hold no blanks; sentences do.
    if !value.isPassword, value.isText, value.range.contains(where: { text[$0] == 0x20 }) { return }
    scratch.shadow.append(madeUp: value.isPassword ? "password: ".utf8 : "secret_key: ".utf8)
    if value.isText {
      scratch.shadow.append(madeUp: [UInt8(ascii: "\"")])
      for index in value.range {
        if text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "\\") {
          scratch.shadow.append(UInt8(ascii: "\\"), from: index)
        }
        scratch.shadow.append(text[index], from: index)
      }
      scratch.shadow.append(madeUp: [UInt8(ascii: "\"")])
    } else {
      scratch.shadow.append(text, value.range)
    }
    scratch.shadow.append(madeUp: [10])
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel
import SluiceValidators

extension Redactor {
  /// Writes what a prepared operator makes of a finding; a value it cannot handle becomes a token.
  ///
  /// - Parameter range: The part of the finding that is written now.
  func appendPrepared(
    _ finding: Finding, _ range: Range<Int>, _ entity: Int, _ slot: Int, _ text: Span<UInt8>,
    into output: inout ByteBuffer, _ scratch: inout RedactionScratch
  ) {
    let value: ByteBuffer
    var isDecoded = finding.decodedStart >= 0
    if isDecoded {
      let start = Int(finding.decodedStart)
      value = ByteBuffer(
        copying: scratch.matcher.decodedValues.bytes.extracting(
          start..<(start + Int(finding.decodedCount))))
    } else {
      value = clearValue(text, range)
      isDecoded = value.count != range.count
    }
    let prepared = self.prepared[slot]
    let validator =
      prepared.dependsOnValidator && finding.rule >= 0
      ? validatorOfRule[Int(finding.rule)] : nil
    let kind = slot + (((validator ?? -1) + 1) << 12) + (isDecoded ? 1 << 11 : 0)
    let place = scratch.cache.slot(for: value.bytes, kind: kind)
    if scratch.cache.append(from: place, value: value.bytes, kind: kind, to: &output) { return }
    scratch.canonical.removeAll()
    Canonicalizer.append(value.bytes, as: forms[entity], to: &scratch.canonical)
    let start = output.count
    guard
      prepared.append(
        value.bytes, canonical: scratch.canonical.bytes, validator: validator,
        isDecoded: isDecoded, to: &output)
    else {
      output.truncate(to: start)
      appendToken(value.bytes, entity, into: &output, &scratch)
      return
    }
    scratch.cache.keep(
      in: place, value: value.bytes, kind: kind,
      replacement: output.bytes.extracting(start..<output.count))
  }

  /// The value at `range` without the JSON escapes that it may hold as written.
  private func clearValue(_ text: Span<UInt8>, _ range: Range<Int>) -> ByteBuffer {
    var hasEscape = false
    for index in range where text[index] == UInt8(ascii: "\\") { hasEscape = true }
    guard hasEscape else { return ByteBuffer(copying: text.extracting(range)) }
    var start = range.lowerBound
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let line = FieldReader.bytes(text, start..<range.upperBound)
    return ByteBuffer(
      JSONDepth.unescaped(
        FieldReader.bytes(text, range),
        depth: JSONDepth.depth(line, at: range.lowerBound - start)))
  }
}

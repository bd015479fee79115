// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceMatching
import SluiceModel

extension Redactor {
  /// Makes the text in which what the layout knows stands together, and matches it; the findings wait
  /// in the scratch until the block itself has been matched.
  func matchLayout(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    scratch.shadow.removeAll()
    scratch.shadowFindings.removeAll()
    scratch.shadowValues.removeAll()
    scratch.shadowUnknowns.removeAll()
    scratch.cells = []
    switch scratch.layout {
    case .lines: shadowLabelled(text, &scratch)
    case .csv(let layout): shadowCells(text, layout, &scratch)
    case .cri: shadowMessages(text, &scratch) { ContainerLine(cri: $0, line: $1) }
    case .docker: shadowMessages(text, &scratch) { ContainerLine(docker: $0, line: $1) }
    }
    guard !scratch.shadow.isEmpty else { return }
    scratch.shadow.finish()
    scratch.matcher.match(scratch.shadow.bytes)
    for index in 0..<scratch.matcher.findings.count {
      let finding = scratch.matcher.findings[index]
      take(finding, &scratch)
    }
    for index in 0..<scratch.matcher.unknowns.count {
      let position = Int(scratch.matcher.unknowns[index])
      takeUnknown(position, &scratch)
    }
  }

  /// Adds what was found by the layout to what was found in the block.
  func addLayoutFindings(_ scratch: inout RedactionScratch) {
    for index in 0..<scratch.shadowFindings.count {
      let finding = scratch.shadowFindings[index]
      let start = Int(finding.decodedStart)
      let value = ByteBuffer(
        copying: scratch.shadowValues.bytes.extracting(
          start..<(start + Int(finding.decodedCount))))
      scratch.matcher.add(finding, value: value.bytes)
    }
    for index in 0..<scratch.shadowUnknowns.count {
      let offset = scratch.shadowUnknowns[index]
      scratch.matcher.addUnknown(offset)
    }
  }

  /// Maps a finding in the made text back: a finding for its first run in the block, and for each
  /// further one a continuation, which is left out of the output.
  func take(_ finding: Finding, _ scratch: inout RedactionScratch) {
    guard finding.rule >= 0 else { return }
    let valueStart = scratch.shadowValues.count
    let value: ByteBuffer
    if finding.decodedStart >= 0 {
      let start = Int(finding.decodedStart)
      value = ByteBuffer(
        copying: scratch.matcher.decodedValues.bytes.extracting(
          start..<(start + Int(finding.decodedCount))))
    } else {
      value = ByteBuffer(
        copying: scratch.shadow.bytes.bytes.extracting(Int(finding.start)..<Int(finding.end)))
    }
    scratch.shadowValues.append(value.bytes)
    var position = Int(finding.start)
    var isFirst = true
    while let (origin, next) = scratch.shadow.run(from: position, to: Int(finding.end)) {
      var part = finding
      part.start = Int32(origin.lowerBound)
      part.end = Int32(origin.upperBound)
      part.decodedStart = Int32(valueStart)
      part.decodedCount = Int32(scratch.shadowValues.count - valueStart)
      part.isContinuation = !isFirst
      scratch.shadowFindings.append(part)
      isFirst = false
      position = next
    }
  }

  /// What could not be examined withholds every record that its made line is made of.
  func takeUnknown(_ position: Int, _ scratch: inout RedactionScratch) {
    var start = position
    while start > 0, scratch.shadow.bytes.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = position
    while end < scratch.shadow.bytes.count, scratch.shadow.bytes.bytes[end] != UInt8(ascii: "\n") {
      end += 1
    }
    var place = start
    while let (origin, next) = scratch.shadow.run(from: place, to: end) {
      scratch.shadowUnknowns.append(Int32(origin.lowerBound))
      place = next
    }
  }

  // MARK: Tables

  /// Writes each cell as the member of a JSON object whose key is the column's name.
  private func shadowCells(
    _ text: Span<UInt8>, _ layout: CSVLayout, _ scratch: inout RedactionScratch
  ) {
    var cursor = CSVCursor(rawValue: layout.cursor)
    var header = layout.header
    var bodyStart = 0
    if layout.beginsWithHeader {
      while bodyStart < text.count, text[bodyStart] != UInt8(ascii: "\n") { bodyStart += 1 }
      header = FieldReader.bytes(text, 0..<bodyStart)
    }
    let names = CSVCursor.names(header)
    scratch.columnNames = names
    var cells: [CSVCursor.Cell] = []
    cursor.walk(text) { cell in
      if cell.range.lowerBound >= bodyStart { cells.append(cell) }
    }
    scratch.cells = cells
    for cell in cells where cell.column < names.count && !names[cell.column].isEmpty {
      scratch.shadow.append(madeUp: "{\"".utf8)
      scratch.shadow.append(madeUp: names[cell.column].filter { $0 >= 32 && $0 != 34 && $0 != 92 })
      scratch.shadow.append(madeUp: "\":\"".utf8)
      var index = cell.range.lowerBound
      while index < cell.range.upperBound {
        let byte = text[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          scratch.shadow.append(UInt8(ascii: "\\"), from: index)
          // A quote is doubled in the table and escaped here: two bytes in both.
          if byte == UInt8(ascii: "\""), index + 1 < cell.range.upperBound,
            text[index + 1] == UInt8(ascii: "\"")
          {
            index += 1
          }
        }
        scratch.shadow.append(byte, from: index)
        index += 1
      }
      scratch.shadow.append(madeUp: "\"}\n".utf8)
    }
  }

  /// The cells of the block as fields named by their columns; nil for what is no table.
  func tableFields(_ scratch: borrowing RedactionScratch) -> [Field]? {
    guard case .csv = scratch.layout else { return nil }
    return scratch.cells.map { cell in
      let name = cell.column < scratch.columnNames.count ? scratch.columnNames[cell.column] : []
      return Field(path: [name], value: cell.range)
    }
  }

  // MARK: Labels on lines of their own

  /// Writes each line behind one that is a label and nothing else as if it stood on that line, the
  /// lines of an address behind its first, and streets that no anchor finds.
  private func shadowLabelled(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    var state = scratch.labelBefore
    var start = 0
    while start < text.count {
      var end = nextLineOrNumber(text, from: start)
      while end < text.count, text[end] == 0x20 {
        if end > start, let street = AddressLines.street(text, endingAt: end), street >= start {
          shadowStreet(text, from: street, &scratch)
        }
        end = nextLineOrNumber(text, from: end + 1)
      }
      let next = LabelLine.state(after: start..<end, of: text, from: state)
      if state > LabelLine.labels.count {
        if next == 0 || next > state || next == LabelLine.labels.count + 1 {
          shadow(text, start..<end, behind: LabelLine.continued, &scratch)
        }
      } else if state > 0, next == 0 || next > LabelLine.labels.count {
        shadow(text, start..<end, behind: LabelLine.labels[state - 1], &scratch)
      }
      state = next
      start = end + 1
    }
  }

  /// The first offset from `start` on at which the line ends or a space stands before a digit.
  private func nextLineOrNumber(_ text: Span<UInt8>, from start: Int) -> Int {
    // Safety: the span is borrowed for the call, which reads no byte outside it.
    unsafe text.withUnsafeBufferPointer { buffer in
      unsafe Int(sluice_next_line_or_number(buffer.baseAddress, buffer.count, start))
    }
  }

  private func shadow(
    _ text: Span<UInt8>, _ line: Range<Int>, behind label: String,
    _ scratch: inout RedactionScratch
  ) {
    scratch.shadow.append(madeUp: label.utf8)
    scratch.shadow.append(madeUp: ": ".utf8)
    scratch.shadow.append(text, LabelLine.valueStart(text, line)..<line.upperBound)
    scratch.shadow.append(madeUp: [10])
  }

  /// Writes a street and what follows it on its line behind the word address.
  private func shadowStreet(
    _ text: Span<UInt8>, from start: Int, _ scratch: inout RedactionScratch
  ) {
    var end = start
    while end < text.count, end - start < 160, text[end] != UInt8(ascii: "\n") { end += 1 }
    scratch.shadow.append(madeUp: "address: ".utf8)
    scratch.shadow.append(text, start..<end)
    scratch.shadow.append(madeUp: [10])
  }

  // MARK: Messages in parts

  /// Joins the parts of each message that came in several.
  private func shadowMessages(
    _ text: Span<UInt8>, _ scratch: inout RedactionScratch,
    _ read: (Span<UInt8>, Range<Int>) -> ContainerLine?
  ) {
    var parts: [[Range<Int>]] = [[], []]
    var start = 0
    let isJSON = scratch.layout == .docker
    func close(_ stream: Int, _ scratch: inout RedactionScratch) {
      if parts[stream].count > 1 {
        if isJSON { scratch.shadow.append(madeUp: "{\"log\":\"".utf8) }
        for part in parts[stream] { scratch.shadow.append(text, part) }
        if isJSON { scratch.shadow.append(madeUp: "\"}".utf8) }
        scratch.shadow.append(madeUp: [10])
      }
      parts[stream] = []
    }
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      if let line = read(text, start..<end) {
        parts[line.stream.rawValue].append(line.message)
        if !line.isPartial { close(line.stream.rawValue, &scratch) }
      }
      start = end + 1
    }
    close(0, &scratch)
    close(1, &scratch)
  }
}

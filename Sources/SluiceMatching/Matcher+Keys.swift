// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// Where a key's value stands.
struct KeyedValue {
  var start: Int
  var end: Int
  /// Whether a further element of the same array may follow.
  var isArrayElement: Bool
}

/// Reads `key = value`, `"key": "value"` and their kin around a separator.
enum KeyReader {
  /// Longest value looked at, in bytes.
  static let longestValue = 8192

  /// Where a value begins.
  struct Place {
    var start: Int
    var isQuoted: Bool
    /// Whether it is the first of an array.
    var isArray: Bool
  }

  /// Where the value behind the separator at `position` begins: its quote passed, and the bracket of
  /// an array of values.
  static func valueStart(_ text: Span<UInt8>, separator position: Int) -> Place {
    let place = elementStart(text, separator: position)
    let opening = stringStart(text, from: place.start)
    return Place(start: opening.start, isQuoted: opening.quote != 0, isArray: place.isArray)
  }

  /// The value behind the separator at `position`, or nil when there is none on the line.
  static func value(_ text: Span<UInt8>, separator position: Int) -> KeyedValue? {
    let place = elementStart(text, separator: position)
    return element(text, from: place.start, isArray: place.isArray)
  }

  static func elementStart(_ text: Span<UInt8>, separator position: Int) -> (
    start: Int, isArray: Bool
  ) {
    var index = position + 1
    let count = text.count
    // `==`, `=>`, `:=`
    if index < count, text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: ">") {
      index += 1
    }
    // LDIF's `::` before base64.
    if index + 1 < count, text[index] == UInt8(ascii: ":"), text[index + 1] == 0x20 { index += 1 }
    index = skipBlanks(text, index, atMost: 64)
    if index < count, isQuote(text[index]) || ASCII.isDigit(text[index]) { return (index, false) }
    index = wrappedStart(text, from: index)
    let typed = goStart(text, from: index)
    index = typed.start
    // A tag of YAML, as `!!str`.
    if index < count, text[index] == UInt8(ascii: "!") {
      var end = index
      while end < count, end - index < 32, text[end] > 0x20 { end += 1 }
      if end < count, text[end] == 0x20 { index = skipBlanks(text, end, atMost: 8) }
    }
    var isArray = typed.isArray
    if index < count, text[index] == UInt8(ascii: "["), !isLabelledWord(text, index) {
      isArray = true
      index = skipBlanks(text, index + 1, atMost: 8)
    }
    return (index, isArray)
  }

  /// Whether a value begins with a label or token (`[EMAIL]hunter2`), which opens no array.
  private static func isLabelledWord(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard let end = TokenForm.end(in: text, from: index) else { return false }
    return end < text.count && Words.isPart(text[end])
  }

  /// Behind the opening quote at `first`, the quote, and the backslashes before it (less than 0: so
  /// many further quotes); `first` itself and no quote for an unquoted value.
  private static func stringStart(_ text: Span<UInt8>, from first: Int) -> (
    start: Int, quote: UInt8, level: Int
  ) {
    var index = first
    let count = text.count
    // Python's b'…', u"…", f'…', the shell's $'…'
    if index + 1 < count, isQuote(text[index + 1]), isStringPrefix(text[index]) { index += 1 }
    var level = 0
    while index + level < count, text[index + level] == UInt8(ascii: "\\"), level < 16 {
      level += 1
    }
    if index + level < count, isQuote(text[index + level]) {
      let quote = text[index + level]
      if level == 0 {
        let width = quoteWidth(text, quote, at: index)
        if width > 1 { return (index + width, quote, 1 - width) }
      }
      return (index + level + 1, quote, level)
    }
    return (first, 0, 0)
  }

  /// Quotes that open a string together: two in JSON in a table, three in Python, else one.
  private static func quoteWidth(_ text: Span<UInt8>, _ quote: UInt8, at index: Int) -> Int {
    var width = 1
    while width < 3, index + width < text.count, text[index + width] == quote { width += 1 }
    guard width > 1, index + width < text.count,
      width == 3 || (quote == UInt8(ascii: "\"") && Words.isPart(text[index + width])),
      closingRun(text, quote, width: width, from: index + width) >= 0
    else { return 1 }
    return width
  }

  /// Offset of the next `width` quotes on the line, or -1.
  private static func closingRun(
    _ text: Span<UInt8>, _ quote: UInt8, width: Int, from start: Int
  ) -> Int {
    var index = start
    var run = 0
    let limit = min(text.count, start + longestValue)
    while index < limit, text[index] != UInt8(ascii: "\n") {
      run = text[index] == quote ? run + 1 : 0
      index += 1
      let isEscaped = index > width && text[index - width - 1] == UInt8(ascii: "\\")
      if run == width, !isEscaped { return index - width }
    }
    return -1
  }

  /// The array element that follows one that ended at `end` (its quote not yet passed), or nil.
  static func nextElement(_ text: Span<UInt8>, after end: Int) -> KeyedValue? {
    var index = end
    let count = text.count
    while index < count, text[index] == UInt8(ascii: "\\") { index += 1 }
    if index < count, isQuote(text[index]) { index += 1 }
    index = skipBlanks(text, index, atMost: 8)
    guard index < count, text[index] == UInt8(ascii: ",") else { return nil }
    return element(text, from: skipBlanks(text, index + 1, atMost: 8), isArray: true)
  }

  private static func element(_ text: Span<UInt8>, from first: Int, isArray: Bool) -> KeyedValue? {
    let opening = stringStart(text, from: first)
    let start = opening.start
    let end =
      opening.quote != 0
      ? closingQuote(text, opening.quote, level: opening.level, from: start)
      : unquotedEnd(text, from: start)
    return end > start ? KeyedValue(start: start, end: end, isArrayElement: isArray) : nil
  }

  /// Offset of the quote that closes a string opened with `level` backslashes before its quote, its
  /// own backslashes left out. At the line's end an unclosed string ends too.
  ///
  /// Each level of escaping doubles backslashes and adds one before a quote, so `n` backslashes
  /// before a quote say its level: the zeros that `n` + 1 ends with in base 2.
  static func closingQuote(
    _ text: Span<UInt8>, _ quote: UInt8, level: Int, from start: Int
  ) -> Int {
    if level < 0 { return closingRun(text, quote, width: 1 - level, from: start) }
    var index = start
    var backslashes = 0
    let depth = (level + 1).trailingZeroBitCount
    let limit = min(text.count, start + longestValue)
    while index < limit {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\") {
        backslashes += 1
      } else {
        if byte == quote, (backslashes + 1).trailingZeroBitCount <= depth {
          let rejoined = level == 0 ? rejoin(text, quote, at: index, from: start, limit) : index
          if rejoined == index { return index - min(level, backslashes) }
          index = rejoined
        }
        backslashes = 0
      }
      index += 1
    }
    return index
  }

  /// Offset of the quote at which the string closed at `index` is open again, or `index` if it stays
  /// closed: quotes are doubled (SQL: `'it''s'`), or the shell puts one between two strings
  /// (`'it'\''s'`, `'it'"'"'s'`).
  private static func rejoin(
    _ text: Span<UInt8>, _ quote: UInt8, at index: Int, from start: Int, _ limit: Int
  ) -> Int {
    guard index > start, index + 2 < limit else { return index }
    let next = text[index + 1]
    if next == quote {
      let goesOn = Words.isPart(text[index + 2]) || text[index + 2] == quote
      return quote == UInt8(ascii: "'") || goesOn ? index + 1 : index
    }
    guard quote == UInt8(ascii: "'"), index + 3 < limit, text[index + 2] == quote else {
      return index
    }
    if next == UInt8(ascii: "\\"), text[index + 3] == quote { return index + 3 }
    if next == UInt8(ascii: "\""), index + 4 < limit, text[index + 3] == next,
      text[index + 4] == quote
    {
      return index + 4
    }
    return index
  }

  static func unquotedEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    let limit = min(text.count, start + longestValue)
    scan: while index < limit {
      switch text[index] {
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"),
        UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
        // A token in the value holds a `]` of its own.
        if text[index] == UInt8(ascii: "]"), text[start] == UInt8(ascii: "[") { index += 1 }
        break scan
      case UInt8(ascii: "\\"):
        if index + 1 < limit, isEscapeLetter(text[index + 1]) { break scan }
      default: break
      }
      index += 1
    }
    return index
  }

  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  static func isEscapeLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "t")
      || isQuote(byte)
  }

  private static func isStringPrefix(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "b") || byte == UInt8(ascii: "u") || byte == UInt8(ascii: "r")
      || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "N") || byte == UInt8(ascii: "$")
  }

  @inline(__always)
  static func isWordSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: " ")
  }

  static func skipBlanks(_ text: Span<UInt8>, _ start: Int, atMost limit: Int) -> Int {
    var index = start
    let highest = min(text.count, start + limit)
    while index < highest, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }
}

extension Matcher {
  /// Looks up the keys before the candidates `=` and `:`, and takes the values behind them.
  mutating func confirmKeys(_ text: borrowing ByteBuffer) {
    var next = 0
    while next < candidates.count {
      Matcher.look(up: candidates, from: &next, in: text, tables, into: &keys)
      for index in 0..<keys.count { takeValues(text.bytes, keys[index]) }
    }
  }

  /// Looks up the keys at the candidates from `next` on, as many as there is room for.
  private static func look(
    up candidates: borrowing GrowableBuffer<UInt64>, from next: inout Int,
    in text: borrowing ByteBuffer, _ tables: FlatTables, into keys: inout GrowableBuffer<sluice_key>
  ) {
    let room = 1024
    // Safety: candidates lie in the text, the tables are those of a rule set that the matcher holds,
    // and the buffer has the room that is named.
    unsafe keys.refillUnsafe(capacity: room) { keys in
      unsafe text.withUnsafeStart { start in
        unsafe tables.withUnsafeKeys { tables in
          unsafe candidates.elements.withUnsafeBufferPointer { found in
            unsafe Int(
              sluice_match_keys(
                tables, start, found.baseAddress, found.count, &next, keys, room))
          }
        }
      }
    }
  }

  /// Tries the value behind a key for every lane of the key.
  private mutating func takeValues(_ text: Span<UInt8>, _ key: sluice_key) {
    let slot = Int(key.slot)
    let separator = Int(key.separator)
    noteKeyLine(text, separator: separator)
    let place = KeyReader.valueStart(text, separator: separator)
    noteShortRun(text, at: place.start)
    for number in Int(tables.keyStart[slot])..<Int(tables.keyEnd[slot]) {
      let keyLane = tables.keyLanes[number]
      if keyLane.isGlued || key.begins_word != 0,
        isEnabled[Int(tables.lanes[Int(keyLane.lane)].rule)]
      {
        takeValue(text, lane: Int(keyLane.lane), separator: separator, place)
      }
    }
  }

  /// Fits the finding made last to the string it stands in: it must not run past the closing quote,
  /// and where its pattern stopped at an escape the rest of the string belongs to it.
  mutating func fitToQuotes(_ text: Span<UInt8>, separator: Int) {
    guard let value = KeyReader.value(text, separator: separator) else { return }
    var finding = findings[findings.count - 1]
    let limit = Int32(views.sourceEnd(of: value.end, depth: depth))
    var isChanged = finding.end > limit
    if depth == 0, finding.end < limit {
      let end = Int(finding.end)
      isChanged =
        text[end] == UInt8(ascii: "\\") || text[end - 1] == UInt8(ascii: "\\")
        || KeyReader.isQuote(text[end])
    }
    guard isChanged, finding.start < limit else { return }
    finding.end = limit
    findings[findings.count - 1] = finding
  }

  private mutating func takeValue(
    _ text: Span<UInt8>, lane number: Int, separator: Int, _ place: KeyReader.Place
  ) {
    let lane = tables.lanes[number]
    if tables.verdicts[Int(lane.rule)].takesWholeValue, lane.pattern >= 0,
      takeWhole(text, lane: number, at: place, separator: separator)
    {
      return
    }
    if lane.pattern >= 0, !place.isArray {
      if isCounting { efforts[Int(lane.rule)].candidates += 1 }
      guard place.start < text.count else { return }
      // Behind a quoted key a bare value is a number, a word of JSON, or structure that must stay.
      if !place.isQuoted, separator > 0, KeyReader.isQuote(text[separator - 1]) {
        let end = KeyReader.unquotedEnd(text, from: place.start)
        guard text[place.start] != UInt8(ascii: "{") else { return }
        matchAnchored(text.extracting(0..<end), lane: lane, number: number, at: place.start)
      } else {
        let known = findings.count
        matchAnchored(text, lane: lane, number: number, at: place.start)
        if place.isQuoted, findings.count == known + 1 {
          fitToQuotes(text, separator: separator)
        }
      }
      return
    }
    guard let first = KeyReader.value(text, separator: separator) else { return }
    var value = first
    if isCounting { efforts[Int(lane.rule)].candidates += 1 }
    var elements = 0
    while true {
      if text[value.start] == UInt8(ascii: "{") || text[value.start] == UInt8(ascii: "[") {
        if lane.pattern >= 0, tables.verdicts[Int(lane.rule)].takesWholeValue,
          !KeyReader.isQuote(text[value.start - 1])
        {
          takeObjects(text, lane: number, from: value.start, depth: 1)
        }
        return
      }
      if lane.pattern >= 0 {
        matchAnchored(text.extracting(0..<value.end), lane: lane, number: number, at: value.start)
      } else if value.start >= search.lastEnd(number) {
        if judge(text, rule: Int(lane.rule), start: value.start, end: value.end) {
          search.matched(number, end: value.end)
        }
      }
      elements += 1
      guard value.isArrayElement, elements < 256,
        let following = KeyReader.nextElement(text, after: value.end)
      else { return }
      value = following
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline

/// Limits on how an input may be packed.
public struct FormatSettings: Sendable {
  /// Decompressed bytes allowed for each compressed byte.
  public var maximumRatio = 200
  /// Decompressed bytes to which the ratio is not applied.
  public var unlimitedBytes = 1024 * 1024

  /// Makes the default limits.
  public init() {}
}

/// Reads an input as UTF-8 lines whatever it is packed in: gzip is decompressed, UTF-16 with a
/// byte order mark is transcoded, other wide encodings are withheld, all else is passed as it is.
public final class FormatInput: ByteInput {
  /// What messages call it.
  public let name: String
  private let settings: FormatSettings
  private var current: any ByteInput
  private var sniffer: FormatSniffer?
  /// First bytes, while they do not tell the format.
  private var held = ByteBuffer(capacity: 64)

  /// Reads `input`, whose format its first bytes tell.
  public convenience init(_ input: any ByteInput, settings: FormatSettings = FormatSettings()) {
    self.init(input, settings: settings, sniffer: FormatSniffer())
  }

  private init(_ input: any ByteInput, settings: FormatSettings, sniffer: FormatSniffer) {
    name = input.name
    current = input
    self.settings = settings
    self.sniffer = sniffer
  }

  /// Appends what comes next; see `ByteInput`.
  public func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    while let sniffer {
      let start = buffer.count
      let outcome = current.read(into: &buffer, limit: limit)
      if case .bytes = outcome, held.isEmpty {
        let part = buffer.bytes.extracting(start..<buffer.count)
        if sniffer.format(of: part, isAtEnd: false) == .plain {
          self.sniffer = nil
          return outcome
        }
      }
      held.append(buffer, in: start..<buffer.count)
      buffer.truncate(to: start)
      switch outcome {
      case .bytes:
        if let format = sniffer.format(of: held.bytes, isAtEnd: false) {
          choose(format, rest: .input(current))
        }
      case .endOfInput:
        choose(sniffer.format(of: held.bytes, isAtEnd: true) ?? .plain, rest: .outcome(outcome))
      case .stopped(let unread):
        return .stopped(unread: unread + held.count)
      case .withheldRest(let reason, let byteCount, let fault):
        return .withheldRest(reason, byteCount: byteCount + held.count, fault: fault)
      }
    }
    return current.read(into: &buffer, limit: limit)
  }

  private func choose(_ format: FormatSniffer.Format, rest: PrefixedInput.Rest) {
    sniffer = nil
    let whole = PrefixedInput(held, rest: rest, name: name)
    held = ByteBuffer(capacity: 64)
    switch format {
    case .plain: current = whole
    case .gzip:
      current = FormatInput(
        GunzipInput(whole, settings: settings), settings: settings,
        sniffer: FormatSniffer(allowsGzip: false))
    case .utf16(let isBigEndian): current = UTF16Input(whole, isBigEndian: isBigEndian)
    case .unexamined: current = WithheldInput(whole)
    }
  }
}

/// Bytes that were already read, then what follows them.
final class PrefixedInput: ByteInput {
  enum Rest {
    case input(any ByteInput)
    case outcome(ReadOutcome)
  }

  let name: String
  private let prefix: ByteBuffer
  private let rest: Rest
  private var position = 0

  init(_ prefix: borrowing ByteBuffer, rest: Rest, name: String) {
    var copy = ByteBuffer(capacity: prefix.count)
    copy.append(prefix)
    self.prefix = copy
    self.rest = rest
    self.name = name
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    if position < prefix.count {
      let end = min(position + limit, prefix.count)
      defer { position = end }
      buffer.append(prefix, in: position..<end)
      return .bytes(end - position)
    }
    switch rest {
    case .input(let input): return input.read(into: &buffer, limit: limit)
    case .outcome(let outcome): return outcome
    }
  }
}

/// Counts the bytes of an input that is not examined.
final class WithheldInput: ByteInput {
  let name: String
  private let input: any ByteInput
  private var scratch = ByteBuffer(capacity: 4096)

  init(_ input: any ByteInput) {
    name = input.name
    self.input = input
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    var total = 0
    while true {
      scratch.removeAll()
      switch input.read(into: &scratch, limit: limit) {
      case .bytes(let count): total += count
      case .endOfInput: return .withheldRest(.encoding, byteCount: total, fault: nil)
      case .stopped(let unread): return .stopped(unread: unread + total)
      case .withheldRest(_, let byteCount, let fault):
        return .withheldRest(.encoding, byteCount: byteCount + total, fault: fault)
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames
import SluiceTesting

/// Texts with and without names, in several layouts. All people are invented.
struct SampleNames {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let given = [
    "Jane", "Stanisław", "Aoife", "Chinedu", "Priya", "Jürgen", "Maria", "Yuki", "Mark", "Rose",
    "Lindiwe", "Xanthor",
  ]
  private static let surnames = [
    "Okafor", "Müller", "O'Brien", "da Silva", "Nakamura", "Kowalczyk", "van der Berg", "Lee",
    "Brzqwinski", "Hall", "Smith-Jones", "Öztürk",
  ]
  private static let frames = [
    "2025-03-03 INFO ticket assigned to %, queue open", "Dear %,", "% wrote to us",
    "{\"msg\":\"refund for % failed\",\"order\":17}", "{\"patient_name\":\"%\",\"ward\":\"B\"}",
    "user=% action=login", "Dr. % and Ms. %", "%, %, and % met in Berlin",
    "Signed-off-by: % <x@y.example>",
    "%'s brother", "path=/home/%/x", "C:\\%\\log", "%@example.com", "(%)", "% - %", "[%]",
    "...%...",
  ]
  private static let noise = [
    "Starting Connection Pool", "ERROR Null Pointer", "Grant Access", "Black Friday", "the", "a1",
    "=", ":",
    "\\u0041", "\\n", "\"", "'", "[EMAIL]", "日本", "é", "\u{FFFD}", "C:\\", "\\", "...", "Mr", "von",
  ]

  mutating func name() -> String {
    let first = SampleNames.given.randomElement(using: &generator) ?? ""
    let last = SampleNames.surnames.randomElement(using: &generator) ?? ""
    return switch Int.random(in: 0..<8, using: &generator) {
    case 0: first
    case 1: last
    case 2: "\(last), \(first)"
    case 3: "\(first.prefix(1)). \(last)"
    case 4: "\(first) \(last)".lowercased()
    case 5: "\(first) \(last)".uppercased()
    default: "\(first) \(last)"
    }
  }

  /// One line, without its newline.
  mutating func line() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text += SampleNames.noise.randomElement(using: &generator) ?? ""
      } else {
        for character in SampleNames.frames.randomElement(using: &generator) ?? "" {
          text += character == "%" ? name() : String(character)
        }
      }
      text += " "
    }
    return text
  }
}

/// A finder with its memory.
final class FinderUnderTest {
  let model: NameModel
  private let finder: NameFinder
  private var scratch: NameScratch
  private var spans = GrowableBuffer<NameSpan>(capacity: 16)

  init(_ mode: NameMode, _ record: NameRecord = .line, threshold: Float? = nil) throws {
    model = try NameModel.embedded()
    finder = NameFinder(model: model, mode: mode, record: record, threshold: threshold)
    scratch = NameScratch(for: model)
  }

  /// What is found in `bytes`.
  func spans(in bytes: [UInt8], claimed: [ClaimedRange] = []) -> [NameSpan] {
    finder.find(in: bytes.span, claimed: claimed.span, into: &spans, using: &scratch)
    return (0..<spans.count).map { spans[$0] }
  }

  /// The names in `text`.
  func names(in text: String, claimed: [ClaimedRange] = []) -> [String] {
    let bytes = Array(text.utf8)
    return spans(in: bytes, claimed: claimed).map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames

/// Measures how fast names are looked for in plain text.
struct Speed {
  private static let blockBytes = 256 * 1024
  private let model: NameModel
  private let finder: NameFinder
  private let files: [String]

  init(_ command: Command) throws(Failure) {
    (model, finder) = try Measurement.finder(command)
    files = command.files
  }

  /// Prints the best of fifteen rounds over each file.
  func run() throws(Failure) {
    var scratch = NameScratch(for: model)
    var spans = GrowableBuffer<NameSpan>(capacity: 256)
    let none: [ClaimedRange] = []
    for path in files {
      let text = try FileBytes.read(path)
      var best = Double.infinity
      var names = 0
      var check: UInt32 = 0
      for _ in 0..<15 {
        names = 0
        check = 0
        let begin = Measurement.clock()
        var start = 0
        while start < text.count {
          var end = min(text.count, start + Speed.blockBytes)
          while end < text.count, text[end - 1] != 10 { end += 1 }
          finder.find(
            in: text.span.extracting(start..<end), claimed: none.span, into: &spans, using: &scratch
          )
          names += spans.count
          for index in 0..<spans.count {
            check = WordHash.mix(check, UInt32(bitPattern: spans[index].start))
            check = WordHash.mix(check, UInt32(bitPattern: spans[index].end))
            check = WordHash.mix(check, spans[index].margin.bitPattern)
          }
          start = end
        }
        best = min(best, Measurement.clock() - begin)
      }
      let perSecond = (Double(text.count) / best / 1e5).rounded() / 10
      let nanoseconds = (best * 1e11 / Double(text.count)).rounded() / 100
      print(
        "\(path): \(text.count) bytes, \(names) names, \(perSecond) MB/s, \(nanoseconds) ns/B,"
          + " check \(check)")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel
import SluiceNames

/// Makes the model of the name detector from lists and corpora, and measures it.
@main
struct SluiceTrain {
  static let usage = """
    usage: sluice-train train --training FOLDER --data FOLDER --output FILE [--seed N] [--hold-out]
           sluice-train measure --model FILE [--mode strict|broad] [--threshold X] [--whole]
                                [--errors N] CORPUS...
           sluice-train speed --model FILE [--mode strict|broad] [--whole] TEXT...
           sluice-train fill --training FOLDER --data FOLDER --output FILE [--seed N] [--hold-out]

    train    learns from the files that FOLDER/manifest.txt of --training names below --data
    measure  runs a model over labelled text and prints precision and recall by source
    speed    prints MB/s over plain text, in blocks of lines
    fill     writes labelled texts made of templates-test.txt, which training never sees
    --regions  makes 'fill' name where the names are from instead of the kind of text
    --hold-out leaves a fifth of all names out of training and lexicon, and every fifth record of the
             corpora; 'fill' then uses only these names, and writes these records too
    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--help"] { return print(usage) }
    do {
      try Command(arguments).run()
    } catch {
      say("sluice-train: \(error)")
      exit(2)
    }
  }

  /// Writes a line to standard error.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    // Safety: write(2) reads at most the count of the array, which outlives the call.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }
}

/// What the command line asks for.
struct Command {
  enum Kind: String { case train, measure, speed, fill }

  let kind: Kind
  private(set) var values: [String: String] = [:]
  private(set) var flags: Set<String> = []
  private(set) var files: [String] = []

  private static let valued: Set<String> = [
    "--training", "--data", "--output", "--seed", "--model", "--mode", "--threshold", "--errors",
    "--epochs", "--times",
  ]

  init(_ arguments: [String]) throws(Failure) {
    guard let first = arguments.first, let kind = Kind(rawValue: first) else {
      throw Failure("arguments", "none of train, measure, speed, fill in front")
    }
    self.kind = kind
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if Command.valued.contains(argument) {
        guard let value = rest.popFirst() else { throw Failure(argument, "no value behind it") }
        values[argument] = value
      } else if ["--hold-out", "--whole", "--regions"].contains(argument) {
        flags.insert(argument)
      } else if argument.hasPrefix("-") {
        throw Failure(argument, "unknown option")
      } else {
        files.append(argument)
      }
    }
  }

  func run() throws(Failure) {
    switch kind {
    case .train: try train()
    case .measure:
      var measurement = try Measurement(self)
      try measurement.run()
    case .speed: try Speed(self).run()
    case .fill: try fill()
    }
  }

  func needed(_ option: String) throws(Failure) -> String {
    guard let value = values[option] else { throw Failure("arguments", "'\(option)' is needed") }
    return value
  }

  private func seed() throws(Failure) -> UInt64 {
    guard let seed = UInt64(values["--seed"] ?? "1") else {
      throw Failure("--seed", "not a number")
    }
    return seed
  }

  /// Whether a name is one of the fifth that `--hold-out` keeps from training.
  private func isHeldOut(_ name: String) -> Bool {
    flags.contains("--hold-out") && WordHash.of(name.lowercased()) / 7 % 5 == 0
  }

  private func material() throws(Failure) -> Material {
    let path = "\(try needed("--training"))/manifest.txt"
    let manifest = try Manifest(lines: try FileBytes.lines(path), path: path)
    return try Material(manifest, folder: try needed("--data"))
  }

  private func train() throws(Failure) {
    let training = try needed("--training")
    let output = try needed("--output")
    let seed = try seed()
    let material = try material()
    let lexicon = try LexiconBuilder(material, isHeldOut: isHeldOut).classes
    let slots = NameModel.slots(for: lexicon, count: lexicon.count * 5 / 4)
    SluiceTrain.say("lexicon: \(lexicon.count) words")
    let pool = NamePool(material.names, isHeldOut: isHeldOut, only: false)
    let filler = try TemplateFiller(material, pool: pool, training: training)
    var builder = ExampleBuilder(filler: filler, pool: pool, seed: seed)
    let templates = try TemplateSet(path: "\(training)/templates.txt").templates
    builder.addTemplates(templates, times: Int(values["--times"] ?? "") ?? 60)
    builder.addSentences(times: 4)
    let isWhole = !flags.contains("--hold-out")
    builder.addCorpora(
      material.corpora.enumerated().filter { isWhole || $0.offset % 5 != 0 }.map(\.element),
      copies: 4)
    SluiceTrain.say("texts: \(builder.examples.count)")
    var settings = WeightTrainer.Settings()
    settings.seed = seed
    settings.epochs = Int(values["--epochs"] ?? "") ?? settings.epochs
    let blank = NameModel.encode(weights: Array(repeating: 0, count: 64), lexicon: slots, scale: 1)
    let model: NameModel
    do { model = try NameModel(bytes: blank.span) } catch {
      throw Failure("lexicon", "\(error)", remedy: "report this as a fault of the trainer")
    }
    var trainer = WeightTrainer(model: model, settings: settings)
    let (weights, scale) = trainer.train(builder.examples) { SluiceTrain.say($0) }
    let bytes = NameModel.encode(weights: weights, lexicon: slots, scale: scale)
    try FileBytes.write(bytes, to: output)
    SluiceTrain.say("\(output): \(bytes.count) bytes")
  }

  private func fill() throws(Failure) {
    let training = try needed("--training")
    let material = try material()
    let pool = NamePool(material.names, isHeldOut: isHeldOut, only: flags.contains("--hold-out"))
    let filler = try TemplateFiller(material, pool: pool, training: training)
    var dice = Dice(seed: try seed() &+ 1000)
    var lines = ""
    for (number, template) in try TemplateSet(path: "\(training)/templates-test.txt").templates
      .enumerated()
    {
      for turn in 0..<(Int(values["--times"] ?? "") ?? 10) {
        guard let example = filler.fill(template, &dice) else { continue }
        lines += JSONLine.record(
          example, id: "\(template.kind)-\(number)-\(turn)",
          source: flags.contains("--regions") ? example.locale : template.kind)
      }
    }
    for (number, record) in material.corpora.enumerated()
    where flags.contains("--hold-out") && number % 5 == 0 {
      let names = record.spans.map { $0.start..<$0.end }
      lines += JSONLine.record(
        Example(text: record.text, names: names), id: record.id, source: record.source)
    }
    try FileBytes.write(Array(lines.utf8), to: try needed("--output"))
  }
}

/// Writes records as the corpora hold them.
enum JSONLine {
  static func record(_ example: Example, id: String, source: String) -> String {
    var text = ""
    for scalar in String(decoding: example.text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    func spans(_ ranges: [Range<Int>], _ type: String) -> [String] {
      ranges.map {
        "{\"start\":\($0.lowerBound),\"end\":\($0.upperBound),\"type\":\"\(type)\"\(type == "PERSON" ? "" : ",\"optional\":true")}"
      }
    }
    let all = spans(example.names, "PERSON") + spans(example.ignored, "OTHER")
    return
      "{\"id\":\"\(id)\",\"source\":\"\(source)\",\"kind\":\"text\",\"text\":\"\(text)\",\"spans\":[\(all.joined(separator: ","))]}\n"
  }
}

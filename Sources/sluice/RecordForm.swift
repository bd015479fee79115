// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluicePipeline
import SluiceRedaction

/// What the form of the input asks of the pipeline, and says of a chunk.
///
/// The state carried between chunks holds the private key's in its low 16 bits, the table's in the next
/// 16, in the next 8 what ``LabelLine`` says of the last lines, and above them ``SecretLines``.
enum RecordForm {
  /// Sets what `format` needs.
  static func configure(_ settings: inout PipelineSettings, _ format: InputFormat) {
    settings.keepsFirstRecord = format == .csv
    switch format {
    case .cri: settings.grouping = MessageGrouping(isJSON: false)
    case .docker: settings.grouping = MessageGrouping(isJSON: true)
    default: break
    }
  }

  /// What has to be known of the chunks before, or nil.
  static func boundary(_ format: InputFormat, _ redactor: Redactor) -> (any ChunkBoundary)? {
    let boundary = RecordBoundary(
      followsKeyBlocks: redactor.followsKeyBlocks, isTable: format == .csv,
      followsLabels: redactor.followsLabels,
      followsSecretLines: redactor.followsSecretLines)
    return boundary.followsNothing ? nil : boundary
  }

  /// How the records of a chunk are laid out.
  static func layout(_ format: InputFormat, _ facts: ChunkFacts) -> RecordLayout {
    switch format {
    case .csv:
      .csv(
        CSVLayout(
          header: facts.firstRecordBytes, cursor: facts.carriedState >> 16 & 0xFFFF,
          beginsWithHeader: facts.offset == 0))
    case .cri: .cri
    case .docker: .docker
    default: .lines
    }
  }

  /// The state of a private key's block before a chunk.
  static func keyBlock(_ facts: ChunkFacts) -> Int { facts.carriedState & 0xFFFF }

  /// What ``LabelLine`` says of the lines before a chunk.
  static func label(_ facts: ChunkFacts) -> Int { facts.carriedState >> 32 & 0xFF }

  /// Whether a secret's key stands before a chunk.
  static func secretLines(_ facts: ChunkFacts) -> Int { facts.carriedState >> 40 }
}

/// Finds where a private key's block and a table stand between chunks.
struct RecordBoundary: ChunkBoundary {
  let followsKeyBlocks: Bool
  let isTable: Bool
  let followsLabels: Bool
  let followsSecretLines: Bool

  var followsNothing: Bool {
    !followsKeyBlocks && !isTable && !followsLabels && !followsSecretLines
  }

  func state(after chunk: borrowing Span<UInt8>, from state: Int) -> Int {
    let block =
      followsKeyBlocks ? KeyBlock(rawValue: state & 0xFFFF).after(copy chunk).rawValue : 0
    let cursor = isTable ? CSVCursor(rawValue: state >> 16 & 0xFFFF).after(copy chunk).rawValue : 0
    let label = followsLabels ? LabelLine.state(after: copy chunk, from: state >> 32 & 0xFF) : 0
    let secret =
      followsSecretLines ? SecretLines(rawValue: state >> 40).after(copy chunk).rawValue : 0
    return block | cursor << 16 | label << 32 | secret << 40
  }
}

/// Keeps the parts of a message in one chunk.
struct MessageGrouping: RecordGrouping {
  let isJSON: Bool

  func state(after record: borrowing Span<UInt8>, from state: Int) -> Int {
    let text = copy record
    let line =
      isJSON
      ? ContainerLine(docker: text, line: text.indices)
      : ContainerLine(cri: text, line: text.indices)
    guard let line else { return state }
    let bit = 1 << line.stream.rawValue
    return line.isPartial ? state | bit : state & ~bit
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// What a run did.
public struct PipelineReport: Sendable, Equatable {
  /// Why a run ended.
  public enum Ending: Sendable, Equatable {
    /// All inputs were read to their end.
    case endOfInput
    /// A stop was asked for; what had been read was written.
    case stopped
    /// The reader of the output hung up.
    case readerGone
  }

  /// Why the run ended.
  public var ending = Ending.endOfInput
  /// Records read, withheld ones included; 0 unless counted.
  public var records = 0
  /// Bytes read, after decompression and transcoding.
  public var bytesIn = 0
  /// Bytes given to the sink.
  public var bytesOut = 0
  /// How many times something was withheld, by reason.
  public var withheld: [WithheldReason: Int] = [:]
  /// What went wrong with single inputs, in order; the others were still read.
  public var faults: [SluiceError] = []
  /// The most bytes that the buffers of the pipeline took at one time.
  public var peakBufferBytes = 0

  /// Makes the report of a run that did nothing.
  public init() {}
}

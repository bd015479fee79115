// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// How the records of a block are laid out, where that says more than the lines themselves.
public enum RecordLayout: Sendable, Equatable {
  /// Lines that speak for themselves.
  case lines
  /// Rows of cells; the names of the columns stand in the first row of the input.
  case csv(CSVLayout)
  /// Lines of the container runtime interface: a message that is longer than the runtime writes at
  /// once comes in parts. Source: Kubernetes, CRI log format (`kubelet/kuberuntime/logs`).
  case cri
  /// Docker's JSON lines, whose long messages come in parts too.
  case docker
}

/// What is known of a table where a block of it begins.
public struct CSVLayout: Sendable, Equatable {
  /// The first row of the input; empty when the block begins with it.
  public var header: [UInt8]
  /// Where the block begins: ``CSVCursor/rawValue`` after the rows before it.
  public var cursor: Int
  /// Whether the block begins with the first row.
  public var beginsWithHeader: Bool

  /// Makes a layout.
  public init(header: [UInt8], cursor: Int, beginsWithHeader: Bool) {
    self.header = header
    self.cursor = cursor
    self.beginsWithHeader = beginsWithHeader
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Takes features one at a time: the detector adds up weights, the trainer keeps the list.
protocol FeatureSink {
  mutating func add(_ template: UInt32, _ value: UInt32)
}

/// Adds up the weights of a token's features.
struct WeightSum: FeatureSink {
  let weights: WeightTable
  var total: Int32 = 0

  @inline(__always)
  mutating func add(_ template: UInt32, _ value: UInt32) {
    total &+= weights[WordHash.mix(template &* 0x9E37_79B9, value)]
  }
}

/// The features of a token, before they are cut to the size of a weight table.
package struct FeatureList: FeatureSink, Sendable {
  /// Hashes of template and value.
  package private(set) var values: [UInt32] = []

  /// Makes an empty list.
  package init() { values.reserveCapacity(64) }

  package mutating func removeAll() { values.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func add(_ template: UInt32, _ value: UInt32) {
    values.append(WordHash.mix(template &* 0x9E37_79B9, value))
  }
}

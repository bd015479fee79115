// SPDX-License-Identifier: Apache-2.0

/// The memory a search for names works in: one per worker, never shared.
///
/// It grows with the largest block and is kept, so that later searches allocate nothing.
public struct NameScratch: ~Copyable {
  var tokens = TokenList()
  var fold = FoldedWord()
  var memo = ScoreMemo()
  var coreference = Coreference()
  /// One bit a byte: where a name may begin, and the newlines.
  var places = ScratchBuffer<UInt64>(capacity: 4096)
  var newlines = ScratchBuffer<UInt64>(capacity: 4096)
  /// The model whose scores the memo holds.
  private let model: NameModel

  /// Makes memory for searches with `model`.
  public init(for model: NameModel) { self.model = model }

  func belongs(to tables: ModelTables) -> Bool { model.tables === tables }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The memory a search for names works in: one per worker, never shared.
///
/// It grows with the largest block and is kept, so that later searches allocate nothing.
public struct NameScratch: ~Copyable {
  var tokens = TokenList()
  var fold = FoldedWord()
  var memo = WordMemo()
  var coreference = Coreference()
  var merging = GrowableBuffer<NameSpan>(capacity: 64)
  /// One bit a byte: where a name may begin, and the newlines.
  var places = ScratchBuffer<UInt64>(capacity: 4096)
  var newlines = ScratchBuffer<UInt64>(capacity: 4096)
  /// The model that it is for.
  private let model: NameModel

  /// Makes memory for searches with `model`.
  public init(for model: NameModel) { self.model = model }

  func belongs(to tables: ModelTables) -> Bool { model.tables === tables }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames
import Testing

@Suite("The name model")
struct NameModelTests {
  @Test("is built in and within its size")
  func embedded() throws {
    #expect(try NameModel.embedded().byteCount <= 2_000_000)
  }
}

// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import TOMLKit

/// One value of a TOML document.
indirect enum TOMLNode: Equatable {
  case string(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([TOMLNode])
  case table([String: TOMLNode])
  case dateOrTime

  /// The kind of value in a user's words, with its article.
  var kind: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .flag: "true or false"
    case .list: "a list"
    case .table: "a table"
    case .dateOrTime: "a date or time"
    }
  }

  init(_ value: some TOMLValueConvertible) {
    switch value.type {
    case .string: self = .string(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .double: self = .number(value.double ?? 0)
    case .bool: self = .flag(value.bool ?? false)
    case .array: self = .list(value.array.map { $0.map { TOMLNode($0) } } ?? [])
    case .table: self = .table(value.table.map(TOMLNode.values) ?? [:])
    case .date, .time, .dateTime: self = .dateOrTime
    }
  }

  private static func values(_ table: TOMLTable) -> [String: TOMLNode] {
    var values: [String: TOMLNode] = [:]
    for key in table.keys {
      if let value = table[key] { values[key] = TOMLNode(value) }
    }
    return values
  }
}

/// A parsed TOML file: its values and where its keys stand.
struct TOMLDocument {
  /// The file as it is named in messages.
  let path: String
  let values: [String: TOMLNode]
  let positions: TOMLPositions

  /// Parses `text`.
  ///
  /// Throws: one error with the place of the first syntax fault.
  init(_ text: String, path: String) throws(SluiceErrors) {
    self.path = path
    // TOMLKit hands strings over with a closing NUL, so that a NUL would cut them short unseen.
    if text.utf8.contains(0) || text.contains("\\u0000") || text.contains("\\U00000000") {
      throw SluiceErrors([
        SluiceError(
          .configuration, place: path,
          problem: "a NUL character has no place in a settings or rule file")
      ])
    }
    do {
      let node = TOMLNode(try TOMLTable(string: text))
      guard case .table(let values) = node else {
        throw SluiceErrors([SluiceError(.bug, place: path, problem: "a document that is no table")])
      }
      self.values = values
    } catch let error as SluiceErrors {
      throw error
    } catch let error as TOMLParseError {
      let start = error.source.begin
      throw SluiceErrors([
        SluiceError(
          .configuration, place: "\(path):\(start.line):\(start.column)",
          problem: "not valid TOML: \(oneLine(error.description))")
      ])
    } catch {
      throw SluiceErrors([SluiceError(.configuration, place: path, problem: "not valid TOML")])
    }
    positions = TOMLPositions(text)
  }
}

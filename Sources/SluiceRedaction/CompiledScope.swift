// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// A policy's scope with its paths taken apart.
struct CompiledScope: Sendable {
  /// One element of a path.
  enum Element: Sendable, Equatable {
    case key([UInt8])
    case anyKey
    case anyKeys
  }

  let paths: [[Element]]
  let types: Set<EntityType>
  let action: Policy.Scope.Action

  /// Takes every scope apart.
  ///
  /// - Throws: every path that is empty or has an empty element.
  static func compile(
    _ scopes: [Policy.Scope], place: String = "scopes"
  ) throws(SluiceErrors) -> [CompiledScope] {
    var faults: [SluiceError] = []
    var compiled: [CompiledScope] = []
    for scope in scopes {
      var paths: [[Element]] = []
      for path in scope.paths {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) {
          faults.append(
            SluiceError(
              .configuration, place: place, problem: "empty element in path '\(path)'",
              remedy: "write keys joined by dots, as user.email"))
        }
        paths.append(
          parts.map { part in
            part == "**" ? .anyKeys : part == "*" ? .anyKey : .key(Array(part.utf8))
          })
      }
      compiled.append(
        CompiledScope(paths: paths, types: Set(scope.types), action: scope.action))
    }
    if !faults.isEmpty { throw SluiceErrors(faults) }
    return compiled
  }

  /// Whether one of the paths is `keys`.
  func covers(_ keys: [[UInt8]]) -> Bool {
    paths.contains { CompiledScope.matches($0[...], keys[...]) }
  }

  private static func matches(_ path: ArraySlice<Element>, _ keys: ArraySlice<[UInt8]>) -> Bool {
    guard let first = path.first else { return keys.isEmpty }
    switch first {
    case .anyKeys:
      if matches(path.dropFirst(), keys) { return true }
      return !keys.isEmpty && matches(path, keys.dropFirst())
    case .anyKey:
      return !keys.isEmpty && matches(path.dropFirst(), keys.dropFirst())
    case .key(let name):
      guard let key = keys.first, key == name else { return false }
      return matches(path.dropFirst(), keys.dropFirst())
    }
  }
}

extension Redactor {
  /// Marks kept fields and adds a finding for each field that a scope masks.
  func applyScopes(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    scratch.keptZones.removeAll()
    if let fields = tableFields(scratch) {
      for field in fields { applyScopes(to: field, text, &scratch) }
      return
    }
    Lines.read(text, from: 0) { line in
      for field in FieldReader.allFields(text, line: line) {
        applyScopes(to: field, text, &scratch)
      }
      return true
    }
  }

  private func applyScopes(
    to field: Field, _ text: Span<UInt8>, _ scratch: inout RedactionScratch
  ) {
    for (number, scope) in scopes.enumerated() where scope.covers(field.path) {
      if scope.action == .mask, isOurs(text, field.value) { continue }
      switch scope.action {
      case .keep:
        // Fields in it have paths of their own.
        if field.isContainer { continue }
        scratch.keptZones.append(
          RedactionScratch.Zone(
            start: Int32(field.value.lowerBound), end: Int32(field.value.upperBound),
            scope: Int32(number)))
      case .mask:
        if field.path.isEmpty || field.value.isEmpty { continue }
        var entity = scope.types.first.flatMap(entities.firstIndex) ?? fieldEntity
        // The scope asks for a mask, whatever happens to what rules find of the type.
        if operators[entity] == .keep { entity = fieldEntity }
        scratch.matcher.add(
          Finding(
            start: Int32(field.value.lowerBound), end: Int32(field.value.upperBound),
            rule: Redactor.fieldRule(entity, isBare: field.isBare), score: 100,
            isValidated: true))
      }
    }
  }

  /// Whether a finding lies in a field whose scope keeps its type.
  func isKept(_ finding: Finding, _ scratch: inout RedactionScratch) -> Bool {
    let entity = entities[entityOfRule[Int(finding.rule)]]
    for index in 0..<scratch.keptZones.count {
      let zone = scratch.keptZones[index]
      guard zone.start <= finding.start, finding.end <= zone.end else { continue }
      let types = scopes[Int(zone.scope)].types
      if types.isEmpty || types.contains(entity) { return true }
    }
    return false
  }
}

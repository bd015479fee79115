// SPDX-License-Identifier: Apache-2.0

/// Finds the known name a user probably meant.
public enum NearestName {
  /// The name in `known` that is fewest edits from `name`, if that is at most a third of its length
  /// (at least 2 edits are always forgiven). Ties go to the first.
  public static func suggestion(for name: String, among known: [String]) -> String? {
    let allowed = max(2, name.utf8.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = editDistance(Array(name.utf8), Array(candidate.utf8))
      if distance <= allowed, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Levenshtein distance. Complexity: O(*n* · *m*).
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let change = previous[column] + (byte == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Why the trainer stopped: where, what, and what to do.
struct Failure: Error, CustomStringConvertible, Equatable {
  let place: String
  let problem: String
  let remedy: String

  init(_ place: String, _ problem: String, remedy: String = "see sluice-train --help") {
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  var description: String { "\(place): \(problem); \(remedy)" }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceModel

/// Turns errors into messages and exit statuses.
enum Failure {
  /// Runs `body`; errors of ours are printed and become the exit status.
  static func exiting(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as SluiceError {
      Diagnostics.report(error)
      throw ExitCode(ExitStatus.of(error.code))
    } catch let errors as SluiceErrors {
      Diagnostics.report(errors)
      throw ExitCode(ExitStatus.of(errors.errors.first?.code ?? .configuration))
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import CSystem
import Glibc
import SluiceModel

/// Checks of standard input, output and error.
public enum StandardDescriptors {
  /// Refuses to go on with one of the three closed: the next file that is opened would take its
  /// number, and output or messages would go into that file.
  /// Throws: `inputOutput`, naming the first closed one.
  public static func checkOpen() throws(SluiceError) {
    let names = ["standard input", "standard output", "standard error"]
    for (descriptor, name) in names.enumerated()
    where fcntl(Int32(descriptor), F_GETFD) == -1 && errno == EBADF {
      throw SluiceError(
        .inputOutput, place: name, problem: "is closed", remedy: "redirect it to /dev/null instead")
    }
  }
}

/// Settings of the process as a whole.
public enum ProcessHardening {
  /// Keeps what the process holds out of core files and from other processes of the same user.
  /// Returns whether the system agreed.
  @discardableResult
  public static func forbidCoreDumps() -> Bool { sluice_no_core_dumps() == 0 }

  /// Makes freed buffers go back to the system at once, so that one long record doesn't leave the
  /// process large.
  public static func returnLargeBlocks() { sluice_return_large_blocks() }
}

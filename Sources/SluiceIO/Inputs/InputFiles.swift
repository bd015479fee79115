// SPDX-License-Identifier: Apache-2.0
import CSystem
import Glibc
import SluiceModel
import SluicePipeline

/// Turns the file arguments of a command into inputs.
public enum InputFiles {
  /// Inputs for `paths` in order, `-` being standard input; standard input alone if there are none.
  ///
  /// Each one's format is told from its first bytes. Files are opened when their turn comes, but
  /// it is checked here that they can be. An output that is also an input would never end, so a
  /// regular file that is both is refused; `output` is the descriptor written to.
  /// Throws: every file that can't be read, each as `inputOutput`.
  public static func inputs(
    _ paths: [String], output: Int32 = 1, settings: FormatSettings = FormatSettings(),
    stop: StopSignal = .none
  ) throws(SluiceErrors) -> [any ByteInput] {
    var inputs: [any ByteInput] = []
    var faults: [SluiceError] = []
    for path in paths.isEmpty ? ["-"] : paths {
      if path == "-" {
        let standard = DescriptorInput(0, name: "standard input", stop: stop)
        inputs.append(FormatInput(standard, settings: settings))
        continue
      }
      if let fault = fault(path, output: output) { faults.append(fault) }
      inputs.append(FormatInput(FileInput(path: path, stop: stop), settings: settings))
    }
    if !faults.isEmpty { throw SluiceErrors(faults) }
    return inputs
  }

  private static func fault(_ path: String, output: Int32) -> SluiceError? {
    var file = Glibc.stat()
    // Safety: stat(2) writes to the one structure, which outlives the call.
    guard unsafe stat(path, &file) == 0 else { return FileInput.fault(path, errno) }
    switch file.st_mode & S_IFMT {
    case S_IFDIR: return FileInput.fault(path, EISDIR)
    case S_IFREG:
      let descriptor = unsafe sluice_open_read(path)
      if descriptor < 0 { return FileInput.fault(path, -descriptor) }
      close(descriptor)
    default:
      // Opening a pipe and closing it again would end its writer.
      let isReadable = unsafe access(path, R_OK) == 0
      return isReadable ? nil : FileInput.fault(path, errno)
    }
    var written = Glibc.stat()
    // Safety: as above.
    let isKnown = unsafe fstat(output, &written) == 0
    if isKnown && written.st_dev == file.st_dev && written.st_ino == file.st_ino {
      return SluiceError(
        .inputOutput, place: path, problem: "is both input and output",
        remedy: "write to another file")
    }
    return nil
  }
}

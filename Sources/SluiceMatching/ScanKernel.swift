// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// The code that looks for candidates on this processor.
public enum ScanKernel {
  /// Its name: `avx512`, `avx2`, `sse2`, `neon` or `scalar`.
  public static var name: String {
    // Safety: the name is a string literal of the C target, valid for good and ended by a zero.
    unsafe String(cString: sluice_kernel_name(sluice_kernel_current()))
  }
}

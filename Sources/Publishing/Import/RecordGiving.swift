import Kernel

/// Something that gives records one at a time (记录来源), with the share of it already read.
package protocol RecordGiving: Sendable {
  /// Throws `Fault.invalid` when nothing of it can be read.
  func forEach(_ body: (RecordSource.Found, _ progress: WorkProgress) async throws -> Void) async throws
}

extension RecordSource: RecordGiving {}

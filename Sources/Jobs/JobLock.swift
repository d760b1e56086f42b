import Foundation

/// The installation's lock, lent to jobs that work on what lies sealed (任务用的锁): the key itself is the program's alone.
package struct JobLock: Sendable {
  /// Bytes, and the place they are sealed for.
  package let seal: @Sendable ([UInt8], String) throws -> Data
  package let open: @Sendable (Data, String) throws -> [UInt8]
  /// A keyed mark of a text for a purpose: the same text gives the same mark, and nothing leads back.
  package let mark: @Sendable (String, String) -> String

  package init(
    seal: @escaping @Sendable ([UInt8], String) throws -> Data,
    open: @escaping @Sendable (Data, String) throws -> [UInt8],
    mark: @escaping @Sendable (String, String) -> String
  ) {
    (self.seal, self.open, self.mark) = (seal, open, mark)
  }
}

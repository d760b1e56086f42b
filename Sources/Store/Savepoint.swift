import GRDB
import Kernel

extension Transaction {
  /// Runs `body` so that what it changed is undone alone when it throws (保存点): one thing of many may fail, and the
  /// rest of the transaction stands. The error is thrown on.
  package func savepoint<T>(_ body: () throws -> T) throws -> T {
    var result: Result<T, any Error>?
    try database.inSavepoint {
      do {
        result = .success(try body())
        return .commit
      } catch {
        result = .failure(error)
        return .rollback
      }
    }
    guard let result else { throw Misread.noRow }
    return try result.get()
  }
}

import Foundation
import Kernel
import Store

/// Work that is done later (后台任务): a value that says what to do, kept in the database until it is done.
///
/// A job may run twice, when the program died in the middle: it re-reads the state it works on, and names what it
/// makes by content. It runs outside any transaction and opens its own.
package protocol Job: Codable, Sendable {
  /// How the table names it: `import.folder`. Never changed once released.
  static var kind: String { get }
  static var queue: JobQueue { get }
  /// After this many failures it is given up and shown to the staff.
  static var maxAttempts: Int { get }
  /// What it is about, in Chinese, for the staff: `导入 2025 年政策文件`.
  var label: String { get }
  /// The row that it works on, `bulk:12`, where the staff are led from the list of jobs; empty when there is none.
  var subject: String { get }
  func run(_ context: JobContext) async throws
}

extension Job {
  package static var queue: JobQueue { .quick }
  package static var maxAttempts: Int { 5 }
  package var subject: String { "" }
}

/// Two lines, so that a long conversion never holds up a short errand.
package enum JobQueue: String, CaseIterable, Sendable, Storable { case quick, heavy }

/// What a running job is given.
package struct JobContext: Sendable {
  package let store: Store
  /// Its number, for the journal.
  package let id: Identifier<JobRow>
  package let tools: JobTools
  /// Told as often as one likes: it is written down about once a second.
  package let report: ProgressReport

  package init(store: Store, id: Identifier<JobRow>, tools: JobTools, report: @escaping ProgressReport) {
    self.store = store
    self.id = id
    self.tools = tools
    self.report = report
  }

  /// Says how it ended, in one Chinese sentence for the staff: `完成 28 条，跳过 2 条`.
  package func conclude(_ sentence: String) async throws {
    _ = try await store.write(as: .program("jobs")) { try $0.run("UPDATE job SET summary = \(sentence) WHERE id = \(id)") }
  }
}

/// Thrown by a job that will never succeed, however often it is tried. The sentence is Chinese, for the staff.
package struct Hopeless: Error, Equatable {
  package let sentence: String
  package init(_ sentence: String) { self.sentence = sentence }
}

/// Which jobs this program can run, by kind.
package struct JobKinds: Sendable {
  private let types: [String: any Job.Type]

  package init(_ types: [any Job.Type]) {
    self.types = Dictionary(types.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func job(_ kind: String, _ payload: String) throws -> any Job {
    guard let type = types[kind] else { throw Hopeless("本程序不认识这种任务（\(kind)），可能来自更新的版本。") }
    do {
      return try JSONDecoder().decode(type, from: Data(payload.utf8))
    } catch {
      throw Hopeless("任务内容读不出来（\(kind)），请重新提交。")
    }
  }
}

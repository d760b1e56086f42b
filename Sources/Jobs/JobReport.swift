import Kernel
import Store

/// What became of each thing that a job worked on (任务报告): one line each, kept with the job for whoever asks later.
package struct JobReport: Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable, Storable {
    case done, skipped, failed

    package var chinese: String {
      switch self {
      case .done: "完成"
      case .skipped: "跳过"
      case .failed: "失败"
      }
    }
  }

  package let outcome: Outcome
  /// `item:41`, or empty.
  package let subject: String
  package let title: String
  /// What was done, or why not, in one Chinese sentence.
  package let note: String

  package init(_ outcome: Outcome, _ title: String, subject: String = "", note: String = "") {
    (self.outcome, self.title, self.subject, self.note) = (outcome, title, subject, note)
  }

  init(_ row: Row) throws {
    self.init(try row["outcome"], try row["title"], subject: try row["subject"], note: try row["note"])
  }
}

extension JobReport {
  /// Adds lines to a job's report. In the transaction of the work they tell of, so that a job which runs twice
  /// tells of nothing twice.
  package static func add(_ lines: [JobReport], to job: Identifier<JobRow>, _ tx: Transaction) throws {
    for line in lines {
      try tx.run(
        """
        INSERT INTO job_report (job, outcome, subject, title, note)
        VALUES (\(job), \(line.outcome), \(line.subject), \(line.title), \(line.note))
        """)
    }
  }

  package static func page(
    of job: Identifier<JobRow>, page: Int = 1, perPage: Int = 100, _ reader: some Reader
  ) throws -> [JobReport] {
    try reader.all("\(query(job)) LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)", JobReport.init)
  }

  static func query(_ job: Identifier<JobRow>) -> SQL {
    "SELECT outcome, subject, title, note FROM job_report WHERE job = \(job) ORDER BY id"
  }

  /// How many lines there are of each outcome.
  package static func tally(of job: Identifier<JobRow>, _ reader: some Reader) throws -> [Outcome: Int] {
    let rows = try reader.all(
      "SELECT outcome, count(*) AS count FROM job_report WHERE job = \(job) GROUP BY outcome")
    return Dictionary(try rows.map { (try $0["outcome"], try $0["count"]) }, uniquingKeysWith: +)
  }
}

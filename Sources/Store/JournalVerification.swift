import Kernel

extension Journal {
  /// What verifying found.
  package enum Verdict: Equatable, Sendable {
    /// Every row is as it was written; how many there are.
    case whole(Int)
    /// The first row that is not, and what is wrong with it, in Chinese.
    case broken(row: Int64, sentence: String)
  }

  /// Walks the whole journal. Rows are read in parts, so that its length costs no memory.
  package static func verify(_ store: Store, report: ProgressReport = { _ in }) async throws -> Verdict {
    let head = try await store.read { try Head($0) }
    var expected = (id: Int64(1), previous: "")
    while expected.id <= head.last {
      let from = expected.id
      let part = try await store.read { try $0.all("SELECT * FROM journal WHERE id >= \(from) ORDER BY id LIMIT 2000", Entry.init) }
      if part.isEmpty { return missing(expected.id) }
      for entry in part where entry.id <= head.last {
        if let verdict = fault(in: entry, expected) { return verdict }
        expected = (entry.id + 1, entry.digest)
      }
      report(WorkProgress(Int(min(expected.id - 1, head.last)), of: Int(head.last), "正在核对审计日志"))
    }
    guard expected.previous == head.digest else {
      return .broken(row: head.last, sentence: "审计日志末尾的记录（第 \(head.last) 条）与存根不符，可能被改动过。")
    }
    return .whole(Int(head.last))
  }

  private struct Head: Sendable {
    let last: Int64
    let digest: String
    /// Rows beyond the head's count belong to the walk too: they were slipped in.
    init(_ reader: some Reader) throws {
      let row = try reader.only("SELECT last, digest, (SELECT max(id) FROM journal) AS highest FROM journal_head")
      let highest: Int64? = try row["highest"]
      last = max(try row["last"], highest ?? 0)
      digest = try row["digest"]
    }
  }

  private static func fault(in entry: Entry, _ expected: (id: Int64, previous: String)) -> Verdict? {
    guard entry.id == expected.id else { return missing(expected.id) }
    let digest = digest(
      id: entry.id, at: entry.at, actor: entry.actor, organisation: entry.organisation, event: entry.event,
      subject: entry.subject, detail: entry.detail, previous: entry.previous)
    if digest != entry.digest {
      return .broken(row: entry.id, sentence: "审计日志第 \(entry.id) 条（\(entry.event)，\(Beijing.second(entry.at))）的内容被改动过。")
    }
    if entry.previous != expected.previous {
      return .broken(row: entry.id, sentence: "审计日志第 \(entry.id) 条与前一条接不上，记录被调换或替换过。")
    }
    return nil
  }

  private static func missing(_ id: Int64) -> Verdict {
    .broken(row: id, sentence: "审计日志缺少第 \(id) 条，记录被删除过。")
  }
}

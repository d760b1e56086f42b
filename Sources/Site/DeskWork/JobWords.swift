import Jobs
import Kernel

/// Jobs in the words of the desk (任务用语): their state, how far they are, where what they work on is shown.
enum JobWords {
  /// The page of what a job works on, by the kind of its subject. One line for each kind that has a page.
  static func address(_ subject: String) -> Address? {
    let parts = subject.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let id = Int64(parts[1]) else { return nil }
    switch parts[0] {
    case "bulk": return DeskAddress.bulk(id)
    case "compilation": return DeskAddress.compilations
    case "item": return DeskAddress.item(id)
    case "files": return DeskAddress.attachments(id)
    case "ticketImport": return DeskAddress.ticketImport(id)
    case "import": return DeskAddress.importReport(id)
    case "lexicon": return DeskAddress.lexicon
    case "patrol": return DeskAddress.patrol()
    default: return nil
    }
  }

  static func mark(_ state: JobRow.State) -> DeskMark {
    switch state {
    case .waiting: DeskMark(state.chinese, .waiting)
    case .running: DeskMark(state.chinese, .waiting)
    case .done: DeskMark(state.chinese, .good)
    case .dead: DeskMark(state.chinese, .grave)
    case .cancelled: DeskMark(state.chinese)
    }
  }

  static func mark(_ outcome: JobReport.Outcome) -> DeskMark {
    switch outcome {
    case .done: DeskMark(outcome.chinese, .good)
    case .skipped: DeskMark(outcome.chinese, .waiting)
    case .failed: DeskMark(outcome.chinese, .grave)
    }
  }

  /// Whether it may still move by itself.
  static func isLive(_ job: JobRow) -> Bool { job.state == .waiting || job.state == .running }

  /// 正在处理，12 / 30.
  static func doing(_ job: JobRow) -> String {
    switch job.state {
    case .waiting:
      if job.attempts > 0 { "没有办成，\(Beijing.minute(job.dueAt)) 再试（已试 \(job.attempts) 次）" }
      else { job.progress.total > 0 ? "先让别的任务做，随后接着做：\(far(job))" : "排队等待，轮到就开始" }
    case .running: job.progress.total > 0 ? far(job) : "已经开始"
    case .done: job.settledAt.map { "\(Beijing.minute($0)) 办完" } ?? ""
    case .dead: job.settledAt.map { "\(Beijing.minute($0)) 停止" } ?? ""
    case .cancelled: job.settledAt.map { "\(Beijing.minute($0)) 取消" } ?? ""
    }
  }

  private static func far(_ job: JobRow) -> String {
    "\(job.progress.what)，\(job.progress.done) / \(job.progress.total)"
  }

  /// How much of it is done, while that is of interest.
  static func percent(_ job: JobRow) -> Int? {
    isLive(job) && job.progress.total > 0 ? job.progress.percent : nil
  }

  /// Why it failed, or is tried again.
  static func problem(_ job: JobRow) -> String {
    switch job.state {
    case .dead, .waiting: sentence(job.lastError)
    case .running, .done, .cancelled: ""
    }
  }

  /// What has no Chinese word in it was meant for operators and is in the log.
  private static func sentence(_ error: String) -> String {
    if error.isEmpty { return "" }
    let isChinese = error.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return isChinese ? error : "程序出了问题，已经记录下来。可以重试；还不行请把任务编号告诉系统管理员。"
  }
}

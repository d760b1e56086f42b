import ArgumentParser
import Foundation
import Kernel

/// `yudeng workday add|explain`: deadlines in working days (工作日推算), by the State Council's notices. It asks no
/// database.
struct WorkdayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workday", abstract: "按国务院放假通知推算工作日。",
    discussion: "起算当日不计。收录 \(HolidayNotice.tableVersion)；推到以后的日子带 provisional（暂定）。",
    subcommands: [Add.self, Explain.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "某日之后第 n 个工作日。",
      discussion: "--tsv 读一个文件（- 是标准输入），每行“日期<Tab>天数”，依次每行答一个。")

    @Argument(help: "起算日，如 2025-09-22。") var day: String?
    @Argument(help: "工作日数。") var count: String?
    @Option(help: "每行“日期<Tab>天数”的文件。") var tsv: String?

    func run() throws {
      if let tsv {
        guard day == nil, count == nil else { throw Fault.invalid("tsv", "--tsv 和单独的日期只能用一种。") }
        return try Workday.answer(tsv)
      }
      Console.say(Workday.worded(try Workday.count(day ?? "", count ?? "")))
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "写出推算的每一步和依据。")

    @Argument(help: "起算日，如 2025-09-22。") var day: String
    @Argument(help: "工作日数。") var count: String

    func run() throws { try Workday.count(day, count).lines.forEach(Console.say) }
  }
}

/// Reading the question and wording the answer.
private enum Workday {
  /// The longest period that is counted out: some forty years.
  static let most = 10_000

  static func count(_ day: String, _ count: String) throws -> WorkdayCount {
    guard let start = Day(day) else {
      throw Fault.invalid("day", "日期“\(day)”看不懂，请写成 2025-09-22 这样的日期。")
    }
    guard let number = Int(count), (0...most).contains(number) else {
      throw Fault.invalid("count", "天数“\(count)”不对，请写 0 到 \(most) 的整数。")
    }
    return WorkCalendar.builtIn.adding(number, to: start)
  }

  static func worded(_ count: WorkdayCount) -> String { "\(count.due)\(count.isProvisional ? "\tprovisional" : "")" }

  /// One answer to each line. A line that cannot be read is answered with `invalid`, so that the others keep their
  /// places; then the status is 1.
  static func answer(_ file: String) throws {
    let source = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let data = try source?.readToEnd() else {
      throw Fault.invalid("tsv", "读不了文件 \(file)，请检查位置和读权限。")
    }
    var answers: [String] = []
    var wrong = 0
    let lines = String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let parts = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
      do {
        answers.append(worded(try count(parts.first ?? "", parts.count == 2 ? parts[1] : "")))
      } catch let fault as Fault {
        wrong += 1
        answers.append("invalid")
        Console.complain("第 \(number + 1) 行：\(fault.issues.map(\.sentence).joined())")
      }
    }
    if !answers.isEmpty { Console.say(answers.joined(separator: "\n")) }
    if wrong > 0 { throw ExitCode(1) }
  }
}

import Accounts
import ArgumentParser
import Kernel
import Manuscript
import Publishing
import Store

/// `yudeng bench fill --items N`: a home full of made-up items, for measuring.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "性能测量。", shouldDisplay: false, subcommands: [Fill.self, TicketRecallCommand.self])

  struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill", abstract: "放进 N 条自动生成的信息。")

    @Option(help: "条数。") var items: Int
    @Option(help: "乡镇的网址名。") var town = "chengkan"

    func run() async throws {
      let store = try Home.fromEnvironment().openExisting()
      let slug = town
      guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }) else {
        throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
      }
      let columns = try await store.read { try ColumnTree.fetch(place.id, $0) }.columns.filter {
        $0.kind.takesItems && $0.kind != .guide
      }
      let report = Console.progress()
      let start = BenchText.first(after: store.today())
      for from in stride(from: 0, to: items, by: 500) {
        let range = from..<min(items, from + 500)
        try await store.write(as: .program("bench")) { tx in
          let home = try Self.home(of: from, below: place, tx)
          for number in range {
            let item = BenchText.item(number, issuer: place.name, on: start + (number % 3000))
            _ = try Item.takeIn(item, in: home, column: columns[number % columns.count].id, tx)
          }
        }
        report(WorkProgress(range.upperBound, of: items, "正在生成"))
      }
    }

    /// An index number's serial has five digits in a month, so every 50,000 items are an office's with its own code.
    private static func home(
      of number: Int, below town: Organisation, _ tx: Transaction
    ) throws -> Identifier<Organisation> {
      let block = number / 50_000
      guard block > 0 else { return town.id }
      let slug = "bench-\(block)"
      if let office = try Organisation.named(slug: slug, tx) { return office.id }
      return try Organisation.add(
        .office, slug: slug, name: "测量\(block)室", shortName: "测量\(block)室", code: "BENCH000\(block)", below: town.id, tx
      ).id
    }
  }
}

/// Made-up texts that differ from one another and share the words of official writing.
enum BenchText {
  private static let subjects = ["防汛", "医保缴费", "低保审核", "村务公开", "森林防火", "古村落保护", "道路养护", "农村环境整治", "惠农补贴", "安全生产"]
  private static let acts = ["工作的通知", "情况的公示", "实施方案", "专项检查的通告", "年度总结", "培训会召开", "补助名单", "意见征集"]

  static func first(after today: Day) -> Day { today + -3001 }

  static func item(_ number: Int, issuer: String, on day: Day) -> ImportedItem {
    let (subject, act) = (subjects[number % subjects.count], acts[number / subjects.count % acts.count])
    let title = "关于\(subject)\(act)（第\(number)号）"
    let paragraph = "为进一步做好\(subject)，结合本镇实际，对第\(number)项任务作如下安排：各村于每月二十日前报送进度，编号\(number &* 7919 % 100_003)。"
    let blocks = (1...6).map { part in
      Block.paragraph(Paragraph([.text("\(part)、\(paragraph)请各责任单位认真落实，群众有疑问的可以到为民服务中心咨询。")], indented: true))
    }
    var content = Content(title: title, manuscript: Manuscript(blocks: blocks))
    content.issuer = issuer
    content.opennessBasis = "条例第十九条"
    return ImportedItem(content, from: "测量数据", publishedOn: day)
  }
}

import ArgumentParser
import Casework
import Foundation
import Kernel

/// `yudeng bench tickets FILE`: how many of the orders of one matter are found by their words (相似工单查全率).
struct TicketRecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "tickets", abstract: "相似工单的查全率：JSONL，title、text、reply。")

  @Argument(help: "有答复的工单，每行一条 JSON。") var file: String

  private struct Line: Decodable {
    let title: String
    let text: String
    let reply: String
  }

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Fault.invalid("file", "读不了文件 \(file)，请检查位置和读权限。")
    }
    let orders = try data.split(separator: UInt8(ascii: "\n")).map { line in
      let line = try JSONDecoder().decode(Line.self, from: Data(line))
      return TicketRecall.Answered(title: line.title, text: line.text, reply: line.reply)
    }
    let began = Date()
    let found = TicketRecall.measure(orders)
    let seconds = Date().timeIntervalSince(began)
    Console.say(
      """
      {"orders": \(orders.count), "asked": \(found.asked), "pairs": \(found.pairs), \
      "recallAt5": \(String(format: "%.4f", found.recall)), "seconds": \(String(format: "%.2f", seconds))}
      """)
  }
}

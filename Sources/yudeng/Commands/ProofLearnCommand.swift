import Accounts
import ArgumentParser
import Foundation
import Kernel
import Publishing
import Store

/// `yudeng proof learn --town chengkan`: learns a town's own words from what it has published (学习本地词).
struct ProofLearnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "从一个乡镇已公开的信息里学习本地词：校对时不再怀疑这些写法。",
    discussion: """
      学到的词写进数据库，工作台、接口和每晚的巡检都用；请在工作台“本地词表”里看一遍，是错字的去掉，去掉的不会再学回来。
      人名（账号）、地名（行政村）和机构名称随登记自动生效，不用学。
      """)

  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Option(help: "一种写法至少见于几条信息才算。") var least = 3
  @Flag(help: "只列出会学到的词，不写进数据库。") var dryRun = false

  func run() async throws {
    let bounds = LexiconTeaching.leasts
    guard bounds.contains(least) else {
      throw Fault.invalid("least", "--least 应为 \(bounds.lowerBound) 到 \(bounds.upperBound) 的数字。")
    }
    let store = try Home.fromEnvironment().openExisting()
    let slug = town
    guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }), place.kind == .town else {
      throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
    }
    let read = try await LexiconTeaching(store).read(place.id, inAtLeast: least, Console.progress())
    for each in read.words { Console.say("\(each.word)\t\(each.items.count)") }
    if dryRun { return Console.say("读了 \(read.texts) 条公开信息，会学到 \(read.words.count) 个词；没有写进数据库。") }
    let outcome = try await store.write(as: .program("proof-learn")) {
      try LexiconTeaching.keep(read.words, ofTexts: read.texts, in: place.id, $0)
    }
    Console.say(outcome.words)
  }
}

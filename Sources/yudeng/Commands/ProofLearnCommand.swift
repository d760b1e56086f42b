import ArgumentParser
import Foundation
import Kernel
import Proofing

/// `yudeng proof learn`: makes the town's list of own words (本地词表) from what it has published and from lists of names
/// and places, for `yudeng proof --lexicon`.
struct ProofLearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "从本镇已公开的文件和名单学习本地词表，校对时不再怀疑这些词。",
    discussion: """
      读完后请人看一遍写出的词表：多篇文件里同样的错字也会被学进去，发现后删去那一行。“#”后面是注释。
      """)

  @Argument(help: "已公开的文件（.txt、.docx、.html）或文件夹。") var files: [String] = []
  @Option(help: "人名、地名、单位名的名单，每行一个，可以写多次。") var names: [String] = []
  @Option(help: "至少几篇文件里出现才学。") var least = 2
  @Option(help: "词表写到哪个文件。") var out: String

  func run() throws {
    guard !files.isEmpty || !names.isEmpty else {
      throw Fault.invalid("files", "请给出要学习的文件、文件夹，或用 --names 给出名单。")
    }
    guard least > 0 else { throw Fault.invalid("least", "--least 至少是 1。") }
    guard let tables = SpellingTables.shipped else {
      throw Fault.invalid("files", "程序旁边错别字纠正用的数据缺失或已损坏，请重新安装或编译。")
    }
    var learning = LexiconLearning(Speller(tables: tables))
    let paths = try files.flatMap(ProofCommand.files)
    let report = Console.progress()
    for (number, path) in paths.enumerated() {
      learning.add(ProofText(try TextSource(path: path).text))
      report(WorkProgress(number + 1, of: paths.count, "正在读"))
    }
    let listed = try names.flatMap { Lexicon(text: try TextSource(path: $0).text).words }
    let learned = learning.words(inAtLeast: least)
    let lines =
      ["# 本地词表：校对时不怀疑这些词。请删去学错的行。"] + listed
      + learned.map { "\($0.word)  # 见于 \($0.texts) 篇文件" }
    do {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: out), options: .atomic)
    } catch {
      throw Fault.invalid("out", "写不进“\(out)”，请检查文件夹在不在、有没有权限和空间。")
    }
    Console.say("名单 \(listed.count) 个，从 \(paths.count) 篇文件学到 \(learned.count) 个，已写进“\(out)”，请过目。")
  }
}

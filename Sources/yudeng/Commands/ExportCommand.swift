import Accounts
import ArgumentParser
import Foundation
import Kernel
import Publishing
import Store

/// `yudeng export --town T --out FILE`: everything public of a town, as JSONL that `yudeng import` takes back.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "把一个乡镇公开的全部信息导出成 JSONL 文件，可再次导入。")

  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Option(help: "导出文件，不能已经存在。") var out: String

  func run() async throws {
    let store = try Home.fromEnvironment().openExisting()
    let slug = town
    guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }), place.kind == .town else {
      throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
    }
    guard !FileManager.default.fileExists(atPath: out) else {
      throw Fault.invalid("out", "文件 \(out) 已经存在，请换一个名字，以免盖掉原来的文件。")
    }
    let unfinished = out + ".part"
    guard FileManager.default.createFile(atPath: unfinished, contents: nil),
      let handle = FileHandle(forWritingAtPath: unfinished)
    else { throw Fault.invalid("out", "写不了文件 \(out)，请检查文件夹是否存在、是否有写权限。") }
    let report = Console.progress()
    let count = try await ExportedItem.all(of: place, store) { lines, progress in
      try handle.write(contentsOf: lines)
      report(progress)
    }
    try handle.close()
    try FileManager.default.moveItem(atPath: unfinished, toPath: out)
    Console.say("导出完成：\(count) 条信息，\(out)")
  }
}

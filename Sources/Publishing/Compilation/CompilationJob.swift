import Files
import Foundation
import Jobs
import Kernel
import Manuscript
import Rendering
import Store

/// Makes a compilation (汇编制作任务): one item after the other is set, then the whole is written as one file.
package struct CompilationJob: Job {
  package static let kind = "compilation.make"
  package static let queue = JobQueue.heavy
  package static let maxAttempts = 3
  let compilation: Int64
  let title: String

  package init(_ compilation: Compilation) {
    (self.compilation, title) = (compilation.id.value, compilation.title)
  }

  package var label: String { "制作\(title)" }
  package var subject: String { "compilation:\(compilation)" }

  package func run(_ context: JobContext) async throws {
    guard let shelf = FontShelf(folders: context.tools.fonts) else {
      throw Hopeless("没有找到中文字体，做不了版式文件，请联系运维人员运行 tools/fonts.sh。")
    }
    let files = try FileStore(folder: context.tools.files)
    let (order, items, publisher) = try await context.store.read { reader in
      let order = try Compilation.find(Compilation.ID(compilation), reader)
      return (
        order, try Compilation.items(of: order, reader), try reader.value("SELECT name FROM organisation WHERE id = \(order.town)", as: String.self) ?? ""
      )
    }
    var volume = Volume(Self.cover(order, publisher, on: context.store.today()), shelf: shelf)
    var made: [(item: Item.ID, revision: Revision.ID)] = []
    for (index, item) in items.enumerated() {
      try Task.checkCancellation()
      let origin = context.tools.origin
      let source = try await context.store.read { try RenditionSource.fetch(item, origin: origin, $0) }
      // Taken down since it was listed.
      guard let source else { continue }
      volume.add(try source.complete(from: files))
      made.append((item, source.revision))
      context.report(WorkProgress(index + 1, of: items.count, "正在排版，已有 \(volume.count) 页"))
    }
    let pages = volume.finished()
    let bytes = order.format == .pdf ? PDFForm.bytes(pages) : OFDForm.bytes(pages)
    let blob = try files.put(Data(bytes), name: order.fileName)
    let isKept = try await context.store.write(as: .program("compilations")) { [made] in
      try Compilation.settle(order.id, blob, made, pages: pages.pages.count, $0)
    }
    guard isKept else { throw Fault.conflict("制作时有信息改动或撤下了，请重试。") }
    try await context.conclude("共 \(made.count) 条、\(pages.pages.count) 页，可以下载。")
  }

  private static func cover(_ order: Compilation, _ publisher: String, on day: Day) -> Volume.Cover {
    let name = order.title.prefix { $0 != "（" }
    return Volume.Cover(
      title: "\(publisher)\(name)", lines: ["\(order.first.chinese)至\(order.last.chinese)"], publisher: publisher,
      date: day.description)
  }
}

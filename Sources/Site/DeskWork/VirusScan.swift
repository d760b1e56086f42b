import Foundation
import Jobs
import Kernel
import Store

/// Looking for viruses in what is uploaded (查毒): by a program that the town chooses, in a child process with limits.
enum VirusScan {
  private static let limits = ChildProcess.Limits(time: 120, memory: 4 << 30, output: 1 << 20)

  /// Who uploads, and where it is written down.
  struct Uploader: Sendable {
    var actor: Actor
    /// Whom the line in the journal is about, and where.
    var subject: String
    var place: Identifier<Organisation>
    /// Of the form, so that what is wrong stands beside it.
    var field = "files"

    static func staff(_ visit: DeskVisit) -> Uploader {
      Uploader(actor: visit.actor, subject: "account:\(visit.staff.account)", place: visit.staff.organisation)
    }

    /// The public, on a page of a town.
    static func visitor(of town: Town, _ field: String) -> Uploader {
      Uploader(actor: .visitor, subject: "organisation:\(town.id)", place: town.id, field: field)
    }
  }

  static func check(_ file: Form.File, _ site: Site, _ visit: DeskVisit) async throws -> Bool {
    try await check(file, site, .staff(visit))
  }

  /// Refuses a file that carries a virus, and writes it down. Returns false when the program could not be asked and the
  /// settings let the file pass all the same.
  @discardableResult
  static func check(_ file: Form.File, _ site: Site, _ uploader: Uploader) async throws -> Bool {
    guard let scanner = site.settings.scanner else { return true }
    do {
      _ = try await ChildProcess.run(scanner.program, scanner.arguments + [file.path.path], limits: limits)
      return true
    } catch ChildProcess.Failure.failed(_, status: 1, _) {
      try await note("upload.infected", uploader, site, "内容摘要 \(file.digest.prefix(16))…")
      throw Fault.invalid(uploader.field, "“\(file.name)”里查出了病毒，没有保存。请先在自己的电脑上杀毒，再换一个干净的文件上传。")
    } catch let failure as ChildProcess.Failure {
      try await note("upload.notScanned", uploader, site, "查毒程序不能用：" + failure.sentence.prefix(120))
      guard scanner.isStrict else { return false }
      throw Fault.invalid(uploader.field, "暂时无法查毒，“\(file.name)”没有保存，请过一会儿再上传；一直这样请联系系统管理员。")
    }
  }

  private static func note(_ event: String, _ uploader: Uploader, _ site: Site, _ detail: String) async throws {
    try await site.store.write(as: uploader.actor) {
      try $0.record(event, of: uploader.subject, in: uploader.place, detail)
    }
  }
}

import Foundation
import Jobs
import Kernel
import Store

/// Looking for viruses in what is uploaded (查毒): by a program that the town chooses, in a child process with limits.
enum VirusScan {
  private static let limits = ChildProcess.Limits(time: 120, memory: 4 << 30, output: 1 << 20)

  /// Refuses a file that carries a virus, and writes it down. Returns false when the program could not be asked and the
  /// settings let the file pass all the same.
  static func check(_ file: Form.File, _ site: Site, _ visit: DeskVisit) async throws -> Bool {
    guard let scanner = site.settings.scanner else { return true }
    do {
      _ = try await ChildProcess.run(scanner.program, scanner.arguments + [file.path.path], limits: limits)
      return true
    } catch ChildProcess.Failure.failed(_, status: 1, _) {
      try await note("upload.infected", visit, site, "内容摘要 \(file.digest.prefix(16))…")
      throw Fault.invalid("files", "“\(file.name)”里查出了病毒，没有保存。请先在自己的电脑上杀毒，再换一个干净的文件上传。")
    } catch let failure as ChildProcess.Failure {
      try await note("upload.notScanned", visit, site, "查毒程序不能用：" + failure.sentence.prefix(120))
      guard scanner.isStrict else { return false }
      throw Fault.invalid("files", "暂时无法查毒，“\(file.name)”没有保存，请过一会儿再上传；一直这样请联系系统管理员。")
    }
  }

  private static func note(_ event: String, _ visit: DeskVisit, _ site: Site, _ detail: String) async throws {
    let place = visit.staff.organisation
    try await site.store.write(as: visit.actor) {
      try $0.record(event, of: "account:\(visit.staff.account)", in: place, detail)
    }
  }
}

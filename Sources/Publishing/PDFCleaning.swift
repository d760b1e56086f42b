import Files
import Foundation
import Jobs
import Traces

/// Looks through a PDF with qpdf, a program of others, in a child process with limits (PDF 检查).
enum PDFCleaning {
  static let program = "/usr/bin/qpdf"
  private static let limits = ChildProcess.Limits(time: 30, memory: 2 << 30, output: 96 << 20)

  /// Nil when qpdf is not there. `scratch` is a folder for what is only needed meanwhile.
  static func sift(
    _ path: String, _ keeping: Set<Trace.Kind>, named token: String, in scratch: URL
  ) async throws -> Sifted? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    do {
      let structure = try await ChildProcess.run(
        program, ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", path], limits: limits)
      let found = PDFSift.sift([UInt8](structure.standardOutput), keeping: keeping)
      guard let update = found.update else { return Sifted(found.traces) }
      let file = scratch.appending(path: "pdf-\(token).json")
      try Data(update).write(to: file)
      // What cannot be removed is only litter; the folder is emptied at the next start.
      defer { try? FileManager.default.removeItem(at: file) }
      let clean = try await ChildProcess.run(
        program,
        [
          "--warning-exit-0", "--deterministic-id", "--stream-data=preserve", "--update-from-json=\(file.path)", path,
          "-",
        ], limits: limits)
      return Sifted(found.traces, clean: [UInt8](clean.standardOutput))
    } catch ChildProcess.Failure.failed(_, _, let message) where message.contains("password") {
      return Sifted([Trace(.unreadable, "文件加了密码，不能检查，请去掉密码后再上传。")])
    } catch let failure as ChildProcess.Failure {
      return Sifted([Trace(.unreadable, "PDF 打不开，不能检查：\(failure.sentence)")])
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Reads the form of a request, spools its files into a temporary folder, and clears them away afterwards.
package struct FormReader: Sendable {
  package var folder: URL
  package var limits: Form.Limits
  private let entropy: Entropy

  package init(folder: URL, limits: Form.Limits = Form.Limits(), entropy: Entropy) {
    (self.folder, self.limits, self.entropy) = (folder, limits, entropy)
  }

  /// Reads the form, checks its anti-forgery token when a session is there, runs the body, removes the files.
  package func read<Result: Sendable>(
    _ request: Request, _ visit: Visit, _ body: (Form) async throws -> Result
  ) async throws -> Result {
    let form = try await self.form(request)
    defer { discard(form) }
    if let session = visit.session {
      try CrossSite.check(token: form[CrossSite.field] ?? request.headers[.csrfToken], session: session)
    }
    return try await body(form)
  }

  /// The form alone. The caller removes its files.
  package func form(_ request: Request) async throws -> Form {
    let type = request.headers[.contentType] ?? ""
    switch type.lowercased().prefix(while: { $0 != ";" }).trimmed {
    case "application/x-www-form-urlencoded": return try await text(request)
    case "multipart/form-data": return try await multipart(request, type)
    default: throw Fault.invalid("", "这种提交方式不受支持，请使用网页上的表单。")
    }
  }

  package func discard(_ form: Form) { for file in form.files { remove(file.path) } }

  /// A spool file that cannot be removed is only litter; the folder is emptied at the next start.
  private func remove(_ path: URL) { try? FileManager.default.removeItem(at: path) }

  private func text(_ request: Request) async throws -> Form {
    var bytes: [UInt8] = []
    for try await chunk in request.body {
      bytes.append(contentsOf: chunk.readableBytesView)
      guard bytes.count <= limits.text else { throw Fault.tooLarge("提交的文字太长，请缩短后再提交。") }
    }
    return try URLForm.read(bytes, limits: limits)
  }

  private func multipart(_ request: Request, _ type: String) async throws -> Form {
    guard var reader = MultipartReader(type: type, mostParts: limits.fields) else { throw MultipartReader.broken }
    let spool = FormSpool(folder: folder, limits: limits, entropy: entropy)
    do {
      var total = 0
      for try await chunk in request.body {
        total += chunk.readableBytes
        guard total <= limits.total else { throw Fault.tooLarge("一次上传的内容太大，请分次上传。") }
        try reader.take(chunk.readableBytesView, spool.take)
      }
      guard reader.isWhole else { throw MultipartReader.broken }
      return spool.form
    } catch {
      spool.abandon()
      throw error
    }
  }
}

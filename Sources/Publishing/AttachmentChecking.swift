import Files
import Foundation
import Kernel
import Store
import Traces

/// An uploaded file that was looked through (已检查的附件): the public copy, the original when they differ, and what was
/// found.
package struct CheckedFile: Equatable, Sendable {
  package let name: String
  /// The public copy.
  package let blob: Blob
  /// The file as it came; nil when it is the public copy itself.
  package let original: Blob?
  package private(set) var traces: [Trace]
  /// The file whose place it takes.
  package var replaces: Attachment.ID?
  /// What stays in the public copy, and why.
  package private(set) var kept: Set<Trace.Kind> = []
  package private(set) var keptReason = ""
  /// Not looked through yet: a job is to do it.
  package private(set) var isWaiting = false

  /// Looks through a file of the store and keeps its public copy beside it. What needs a program of others, such as a
  /// PDF, is only looked through by `check`.
  package init(
    _ upload: Blob, named name: String, in files: FileStore, keeping: Set<Trace.Kind> = [],
    thresholds: TraceThresholds = TraceThresholds()
  ) throws {
    let bytes = [UInt8](try files.read(upload.digest))
    let found = Sifter.sift(bytes, keeping: keeping, thresholds: thresholds)
    try self.init(upload, named: name, in: files, found)
  }

  /// Looks through a small file at once and leaves a larger one to a job.
  package static func receive(
    _ upload: Blob, named name: String, in files: FileStore, scratch: URL, token: String,
    keeping: Set<Trace.Kind> = [], _ rules: FileRules, on day: Day
  ) async throws -> CheckedFile {
    guard rules.waits(upload) else {
      return try await check(
        upload, named: name, in: files, scratch: scratch, token: token, keeping: keeping, rules.thresholds,
        on: day)
    }
    var file = CheckedFile(clean: upload, named: name)
    file.isWaiting = true
    return file
  }

  /// The same with the help of other programs. `scratch` is a folder for what is only needed meanwhile.
  package static func check(
    _ upload: Blob, named name: String, in files: FileStore, scratch: URL, token: String,
    keeping: Set<Trace.Kind> = [], _ thresholds: TraceThresholds, on day: Day
  ) async throws -> CheckedFile {
    var file = try await sifted(upload, named: name, in: files, scratch, token, keeping, thresholds)
    // What is private is looked for in the public copy: what was taken out harms nobody any more.
    file.traces += try await FilePrivacy.traces(
      of: file.blob, at: files.path(of: file.blob.digest), scratch: scratch, token: token, on: day)
    return file
  }

  private static func sifted(
    _ upload: Blob, named name: String, in files: FileStore, _ scratch: URL, _ token: String,
    _ keeping: Set<Trace.Kind>, _ thresholds: TraceThresholds
  ) async throws -> CheckedFile {
    if upload.mediaType == .pdf,
      let found = try await PDFCleaning.sift(files.path(of: upload.digest), keeping, named: token, in: scratch)
    {
      return try CheckedFile(upload, named: name, in: files, found)
    }
    return try await apart {
      try CheckedFile(upload, named: name, in: files, keeping: keeping, thresholds: thresholds)
    }
  }

  /// On a thread of its own: a look may take a core for a tenth of a second, and must not hold up the server's.
  private static func apart<Result: Sendable>(_ look: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Swift.Result { try look() }) }
    }
  }

  /// Says what stays, and why.
  package mutating func keep(_ kinds: Set<Trace.Kind>, because reason: String) {
    (kept, keptReason) = (kinds, reason)
  }

  private init(_ upload: Blob, named name: String, in files: FileStore, _ found: Sifted) throws {
    self.name = name
    traces = found.traces
    guard let clean = found.clean else {
      (blob, original) = (upload, nil)
      return
    }
    (blob, original) = (try files.put(Data(clean), name: name), upload)
  }

  /// Adds what was learnt of it elsewhere.
  package mutating func note(_ trace: Trace) { traces.append(trace) }

  /// A file that needs no look: made by ourselves, or cleaned already.
  package init(clean blob: Blob, named name: String) {
    (self.name, self.blob, original, traces) = (name, blob, nil, [])
  }
}

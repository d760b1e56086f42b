import Foundation

/// What a form (表单) or a query sent: fields in order, and files that lie in a temporary folder.
package struct Form: Sendable {
  package private(set) var fields: [(name: String, value: String)] = []
  package private(set) var files: [File] = []

  package init() {}

  /// A file (附件) as it came in. Its name and type are the sender's claims.
  package struct File: Sendable {
    package let field: String
    /// Without any path, quotes or control characters; never empty.
    package let name: String
    package let type: String
    package let path: URL
    package let size: Int
    /// SHA-256 in lower-case hexadecimal, taken while writing.
    package let digest: String
  }

  /// The first value of a field.
  package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  package mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }
  mutating func add(_ file: File) { files.append(file) }

  /// What forms may hold. Bytes of files count against `file` each and `total` together.
  package struct Limits: Sendable {
    package var fields = 500
    package var text = 2 << 20
    package var file = 50 << 20
    package var total = 64 << 20

    package init() {}
  }
}

import Foundation
import Manuscript

/// A picture's bytes as an address (data URI), for files that must be whole by themselves; nil for what is no picture
/// that programs show.
enum DataAddress {
  static func of(_ bytes: [UInt8]) -> String? {
    ImageKind(of: bytes).map { "data:\($0.mediaType);base64,\(Data(bytes).base64EncodedString())" }
  }
}

extension ImageKind {
  package var mediaType: String { "image/\(rawValue)" }
}

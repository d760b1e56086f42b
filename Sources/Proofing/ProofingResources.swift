import Foundation

/// The files that come with the proofreader (随附数据).
enum ProofingResources {
  static let folder = Bundle.module.url(forResource: "Resources", withExtension: nil)?.path

  static func path(_ name: String) -> String? { folder.map { $0 + "/" + name } }

  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

import Foundation
import Rendering

/// The fonts of this machine (字体): the town's own first, then those that `tools/fonts.sh` fetched, then the system's.
enum InstalledFonts {
  /// Nil where there is none that could set a Chinese text.
  static func shelf() -> FontShelf? { FontShelf(folders: folders) }

  /// In the order in which they are looked through.
  static var folders: [String] {
    let own = ProcessInfo.processInfo.environment["YUDENG_FONTS"] ?? "fonts"
    guard own != "off" else { return [] }
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "fonts").path
    return [
      own + "/own", own, beside, "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/liberation",
      "/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/hanazono", "/usr/share/fonts/truetype/dejavu",
    ]
  }
}

/// The fonts that the tests set text in: those that tools/fonts.sh fetches, and the system's.
import Foundation
import Rendering

enum Fonts {
  static let folder = WordGridTests.fonts
  static let hasFandol = FileManager.default.fileExists(atPath: folder + "/FandolFang-Regular.otf")
  static let shelf = FontShelf(folders: [
    folder, "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/dejavu",
  ])
}

import Files
import Foundation
import Kernel
import Manuscript
import Privacy
import Sheets
import Traces

/// One looking through of a file and of what lies in it (逐层隐私检查): archives entry by entry, packages with their
/// pictures, old formats through LibreOffice. The bounds hold for all of it together, and what they left out is told.
struct FilePrivacyLook {
  /// Folder for what is only needed meanwhile; it goes at the end.
  let folder: URL
  let day: Day
  private(set) var found: [FilePrivacy.Found] = []
  private(set) var filesLeft = Self.mostFiles
  private(set) var picturesLeft = Self.mostPictures
  private(set) var officeLeft = Self.mostOffice
  /// Files and pictures that nobody looked at, and why.
  private(set) var missed: [String] = []
  private var serial = 0

  /// Entries of archives, pictures inside packages, and old files through LibreOffice, in one upload.
  static let mostFiles = 200
  static let mostPictures = 12
  static let mostOffice = 3
  /// An archive in an archive is opened; one in that is not.
  static let deepest = 2
  /// Small pictures hold no list.
  static let smallestPicture = 12 << 10

  init(folder: URL, day: Day) { (self.folder, self.day) = (folder, day) }

  /// What was not looked at, as something to know of; nil when nothing was left out.
  var left: Trace? {
    guard !missed.isEmpty else { return nil }
    let words = missed.prefix(3).joined(separator: "、") + (missed.count > 3 ? "等 \(missed.count) 处" : "")
    return Trace(.unreadable, "没有查个人隐私的：\(words)。", count: missed.count, weight: .notable)
  }

  mutating func miss(_ what: String) { missed.append(String(what.prefix(60))) }

  /// What a bound left out is told first: of that nobody has any idea what it is.
  private mutating func pass(_ what: String) { missed.insert(String(what.prefix(60)), at: 0) }

  /// Looks at a file on disk. `place` says where it lies: empty for the upload itself.
  mutating func look(at path: String, _ type: MediaType, in place: String = "", depth: Int = 0) async throws {
    switch type {
    case .pdf: keep(try await FilePrivacy.document(path, folder, "\(next())", day), place)
    case .png, .jpeg, .webp, .bmp: try await picture(path, place)
    case .doc, .xls, .ppt: try await old(path, type, place, depth)
    case .xlsx, .docx, .pptx, .ofd, .text, .html, .xml, .zip:
      guard let data = FileManager.default.contents(atPath: path) else { return miss(place) }
      try await look(at: [UInt8](data), type, in: place, depth: depth)
    case .gif, .mp4, .mp3, .svg, .unknown: if !place.isEmpty { miss(place) }
    }
  }

  /// The same with the bytes at hand.
  mutating func look(at bytes: [UInt8], _ type: MediaType, in place: String, depth: Int) async throws {
    let day = day
    do {
      switch type {
      case .xlsx: keep(try await read { FilePrivacy.workbook(try Workbook.read(bytes), day) }, place)
      case .docx: keep(try await read { FilePrivacy.manuscript(try DOCXReader.read(bytes).manuscript, day) }, place)
      case .html, .xml:
        let read = try await read { try HTMLReader.read(bytes, recognising: false).manuscript }
        keep(FilePrivacy.manuscript(read, day), place)
      case .text: keep(FilePrivacy.text(TextBytes.decode(bytes), day), place)
      case .pptx: keep(try await read { try SlideWords.found(in: bytes, day) }, place)
      case .ofd: keep(try await read { try FixedLayoutWords.found(in: bytes, day) }, place)
      case .zip: return try await archive(bytes, place, depth)
      case .pdf, .png, .jpeg, .webp, .bmp, .doc, .xls, .ppt:
        return try await look(at: try kept(bytes, type), type, in: place, depth: depth)
      case .gif, .mp4, .mp3, .svg, .unknown: return miss(place)
      }
      try await pictures(inside: bytes, type, place)
    } catch is Refusal {
      // Of the upload itself the sifter tells that it cannot be read.
      if !place.isEmpty { miss(place) }
    }
  }

  private mutating func keep(_ some: [FilePrivacy.Found], _ place: String) {
    guard !place.isEmpty else { return found += some }
    found += some.map { FilePrivacy.Found(kind: $0.kind, severity: $0.severity, place: "\(place)\($0.place)") }
  }

  private func read<Result: Sendable>(_ look: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await FilePrivacy.apart(look)
  }

  private mutating func next() -> Int {
    serial += 1
    return serial
  }

  /// Bytes from inside a package as a file of their own, for programs of others.
  private mutating func kept(_ bytes: [UInt8], _ type: MediaType) throws -> String {
    let path = folder.appending(path: "inner-\(next())").path
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  // MARK: What lies inside

  private mutating func archive(_ bytes: [UInt8], _ place: String, _ depth: Int) async throws {
    guard depth < Self.deepest else { return pass("\(place)（压缩包套得太深）") }
    let archive = try ZipReader.open(bytes)
    for name in archive.names where !name.hasSuffix("/") {
      let here = "\(place)压缩包里“\(name.split(separator: "/").last?.prefix(30) ?? "")”"
      guard filesLeft > 0 else { return pass("\(place)压缩包里第 \(Self.mostFiles) 个以后的文件") }
      filesLeft -= 1
      keep(FilePrivacy.text(name, day) { _ in "的文件名" }, here)
      do {
        guard let entry = try archive.contents(of: name) else { continue }
        try await look(at: entry, MediaType.sniff(Data(entry), name: name), in: here, depth: depth + 1)
      } catch is Refusal { miss(here) }
    }
  }

  /// Pictures in a document, the largest first: a list that was photographed and pasted in.
  private mutating func pictures(inside bytes: [UInt8], _ type: MediaType, _ place: String) async throws {
    guard [.docx, .pptx, .xlsx, .ofd].contains(type) else { return }
    let package = try ZipReader.open(bytes)
    var pictures: [(name: String, bytes: [UInt8])] = []
    for name in package.names where Self.mayBePicture(name) {
      guard let picture = try package.contents(of: name), picture.count >= Self.smallestPicture else { continue }
      if [.png, .jpeg, .webp, .bmp].contains(MediaType.sniff(Data(picture.prefix(4096)), name: name)) {
        pictures.append((name, picture))
      }
    }
    pictures.sort { ($1.bytes.count, $0.name) < ($0.bytes.count, $1.name) }
    for picture in pictures.prefix(picturesLeft) {
      try await self.picture(try kept(picture.bytes, .png), "\(place)嵌着的图片 \(picture.name.split(separator: "/").last ?? "")，")
    }
    if pictures.count > picturesLeft { pass("\(place)另外 \(pictures.count - picturesLeft) 张嵌着的图片") }
    picturesLeft -= min(picturesLeft, pictures.count)
  }

  private static func mayBePicture(_ name: String) -> Bool {
    let ending = name.lowercased().split(separator: ".").last ?? ""
    return ["png", "jpg", "jpeg", "bmp", "webp"].contains(ending)
  }

  private mutating func picture(_ path: String, _ place: String) async throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    guard size >= Self.smallestPicture else { return }
    guard let words = try await FilePrivacy.read(path) else { return miss(place.isEmpty ? "图片（认不出字）" : place) }
    keep(FilePrivacy.text(words, day) { _ in "图片里" }, place)
  }

  /// DOC, XLS and PPT as LibreOffice reads them.
  private mutating func old(_ path: String, _ type: MediaType, _ place: String, _ depth: Int) async throws {
    guard officeLeft > 0 else { return pass("\(place)旧格式文件") }
    officeLeft -= 1
    let work = folder.appending(path: "office-\(next())")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    let conversion = OfficeConversion(folder: work.path)
    do {
      switch type {
      case .doc: try await look(at: try await conversion.docx(of: path, named: "旧文件"), .docx, in: place, depth: depth)
      case .xls: try await look(at: try await conversion.xlsx(of: path, named: "旧文件"), .xlsx, in: place, depth: depth)
      default: try await look(at: try await conversion.pptx(of: path, named: "旧文件"), .pptx, in: place, depth: depth)
      }
    } catch is Fault {
      miss(place.isEmpty ? "这个旧格式文件（打不开）" : place)
    }
  }
}

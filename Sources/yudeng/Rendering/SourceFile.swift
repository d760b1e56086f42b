import Foundation
import Kernel
import Manuscript
import Rendering

/// A file to be rendered (源文件), read by what its name says it is.
struct SourceFile {
  let path: String

  private var url: URL { URL(filePath: path) }

  /// The document in it. The title is the given one, otherwise the one in the text, otherwise what a page calls itself,
  /// otherwise the name of the file.
  func document(title: String?) throws -> Document {
    let reading = try reading(title: title)
    return Document(
      title: title ?? reading.title ?? reading.pageTitle ?? url.deletingPathExtension().lastPathComponent,
      manuscript: reading.manuscript, media: reading.media, number: reading.documentNumber)
  }

  /// What stands in it; without a title where the text has none.
  func reading(title: String?) throws -> Reading {
    let bytes = try self.bytes()
    do {
      switch url.pathExtension.lowercased() {
      case "docx": return try DOCXReader.read(bytes, title: title)
      case "html", "htm": return withPictures(try HTMLReader.read(bytes, title: title))
      case "txt": return try TextReader.read(bytes, title: title)
      default: throw Fault.invalid("file", "不认识“\(url.lastPathComponent)”这种文件，请给 .docx、.html 或 .txt 文件。")
      }
    } catch let refusal as Refusal {
      throw Fault.invalid("file", refusal.sentence)
    }
  }

  private func bytes() throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: url))
    } catch {
      throw Fault.invalid("file", "打不开“\(path)”，请检查文件在不在、能不能读。")
    }
  }

  /// Pictures that lie beside a page come along; those of other places stay addresses.
  private func withPictures(_ reading: Reading) -> Reading {
    var reading = reading
    var media: [String: [UInt8]] = [:]
    reading.manuscript = reading.manuscript.changingImages { image in
      guard let bytes = picture(beside: image.source) else { return image }
      media[image.source] = bytes
      var image = image
      image.source = "media:" + image.source
      return image
    }
    reading.media = media
    return reading
  }

  /// Nil for an address elsewhere, and for what does not lie in the page's own folder or below it.
  private func picture(beside source: String) -> [UInt8]? {
    guard !source.contains(":"), !source.hasPrefix("/"), let name = source.removingPercentEncoding else { return nil }
    let folder = url.deletingLastPathComponent().standardizedFileURL.resolvingSymlinksInPath()
    let place = folder.appending(path: name).standardizedFileURL.resolvingSymlinksInPath()
    guard place.path.hasPrefix(folder.path + "/"), let data = FileManager.default.contents(atPath: place.path) else {
      return nil
    }
    let bytes = Array(data)
    return ImageKind(of: bytes) == nil ? nil : bytes
  }
}

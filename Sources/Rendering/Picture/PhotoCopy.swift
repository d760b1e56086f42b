import CTurboJPEG
import Manuscript

/// A smaller copy of a photograph (照片公开副本): upright, at most so many dots long, with nothing in it but the picture.
/// What a camera writes beside it — time, place, owner — stays behind.
package struct PhotoCopy: Sendable, Equatable {
  /// A JPEG file.
  package let bytes: [UInt8]
  package let width: Int
  package let height: Int

  /// Why there is no copy (不能处理的照片), in one sentence for the person who took it.
  package enum Refusal: Error, Equatable, Sendable {
    case appleFormat, otherFormat, damaged, tooManyDots

    package var sentence: String {
      switch self {
      case .appleFormat:
        "这是苹果手机的 HEIC 照片，很多电脑打不开。请在手机“设置—相机—格式”里选“兼容性最佳”再拍一张，或者截屏后上传截图。"
      case .otherFormat: "请上传 JPG 或 PNG 照片。用手机直接拍照的一般就是 JPG。"
      case .damaged: "照片打不开，可能没有传完整，请重新拍一张再上传。"
      case .tooManyDots: "照片超过 2 亿像素，请把相机的像素调低一些再拍。"
      }
    }
  }

  /// `turn` is how Exif says the picture is to be held, 1 to 8.
  package init(_ bytes: [UInt8], longest: Int = 1600, turn: Int = 1) throws(Refusal) {
    guard !Self.isApple(bytes) else { throw .appleFormat }
    let kind = ImageKind(of: bytes)
    guard kind == .jpeg || kind == .png else { throw .otherFormat }
    guard let size = PictureSize(of: bytes) else { throw .damaged }
    guard size.width * size.height <= (kind == .jpeg ? 200_000_000 : 40_000_000) else { throw .tooManyDots }
    let unpacked = kind == .jpeg ? Dots(jpeg: bytes, longest: longest) : Dots(png: bytes, size)
    guard let dots = unpacked else { throw .damaged }
    let upright = dots.shrunk(to: longest).turned(turn)
    guard let packed = upright.jpeg() else { throw .damaged }
    (self.bytes, width, height) = (packed, upright.width, upright.height)
  }

  /// `ftyp` with one of the brands of HEIF.
  private static func isApple(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return false }
    return ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"].contains { bytes[8..<12].elementsEqual($0.utf8) }
  }
}

/// Dots of three colours (像素).
private struct Dots {
  var width: Int
  var height: Int
  var rgb: [UInt8]

  init(_ width: Int, _ height: Int, _ rgb: [UInt8]) { (self.width, self.height, self.rgb) = (width, height, rgb) }

  init?(png bytes: [UInt8], _ size: PictureSize) {
    guard let pixels = PNGPixels(bytes), pixels.rgb.count == size.width * size.height * 3 else { return nil }
    self.init(size.width, size.height, pixels.rgb)
  }

  /// Unpacked at the smallest of the library's scales that is still long enough: a large photograph takes little memory.
  init?(jpeg bytes: [UInt8], longest: Int) {
    guard let reader = tjInitDecompress() else { return nil }
    defer { tjDestroy(reader) }
    var (width, height, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard tjDecompressHeader3(reader, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0,
      width > 0, height > 0
    else { return nil }
    var scale = Int32(1)
    while scale < 8, max(width, height) / (scale * 2) >= Int32(longest) { scale *= 2 }
    let (wide, tall) = ((width + scale - 1) / scale, (height + scale - 1) / scale)
    var rgb = [UInt8](repeating: 255, count: Int(wide) * Int(tall) * 3)
    let status = tjDecompress2(
      reader, bytes, UInt(bytes.count), &rgb, wide, wide * 3, tall, Int32(bitPattern: UInt32(TJPF_RGB.rawValue)), 0)
    // A warning of damage at the end still gives the picture, as viewers do.
    guard status == 0 || tjGetErrorCode(reader) == TJERR_WARNING.rawValue else { return nil }
    self.init(Int(wide), Int(tall), rgb)
  }

  /// Each new dot is the mean of those it stands for.
  func shrunk(to longest: Int) -> Dots {
    let most = max(width, height)
    guard most > longest else { return self }
    let (wide, tall) = (max(1, width * longest / most), max(1, height * longest / most))
    var out = [UInt8](repeating: 0, count: wide * tall * 3)
    for y in 0..<tall {
      let rows = (y * height / tall)..<max(y * height / tall + 1, (y + 1) * height / tall)
      for x in 0..<wide {
        let columns = (x * width / wide)..<max(x * width / wide + 1, (x + 1) * width / wide)
        var (red, green, blue) = (0, 0, 0)
        for row in rows {
          for column in columns {
            let place = (row * width + column) * 3
            red += Int(rgb[place])
            green += Int(rgb[place + 1])
            blue += Int(rgb[place + 2])
          }
        }
        let (count, place) = (rows.count * columns.count, (y * wide + x) * 3)
        (out[place], out[place + 1], out[place + 2]) = (UInt8(red / count), UInt8(green / count), UInt8(blue / count))
      }
    }
    return Dots(wide, tall, out)
  }

  /// Held as Exif's orientation says.
  func turned(_ turn: Int) -> Dots {
    guard (2...8).contains(turn) else { return self }
    let (wide, tall) = turn >= 5 ? (height, width) : (width, height)
    var out = [UInt8](repeating: 0, count: rgb.count)
    for y in 0..<tall {
      for x in 0..<wide {
        let (from, row) =
          switch turn {
          case 2: (wide - 1 - x, y)
          case 3: (wide - 1 - x, tall - 1 - y)
          case 4: (x, tall - 1 - y)
          case 5: (y, x)
          case 6: (y, wide - 1 - x)
          case 7: (tall - 1 - y, wide - 1 - x)
          default: (tall - 1 - y, x)
          }
        let (source, place) = ((row * width + from) * 3, (y * wide + x) * 3)
        for colour in 0..<3 { out[place + colour] = rgb[source + colour] }
      }
    }
    return Dots(wide, tall, out)
  }

  func jpeg() -> [UInt8]? {
    guard let writer = tjInitCompress() else { return nil }
    defer { tjDestroy(writer) }
    var (packed, size): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    let status = tjCompress2(
      writer, rgb, Int32(width), Int32(width * 3), Int32(height), Int32(bitPattern: UInt32(TJPF_RGB.rawValue)), &packed,
      &size, Int32(bitPattern: UInt32(TJSAMP_420.rawValue)), 80, 0)
    defer { tjFree(packed) }
    guard status == 0, let packed else { return nil }
    return Array(UnsafeBufferPointer(start: packed, count: Int(size)))
  }
}

import CCairo
import CTurboJPEG
import Manuscript

/// The dots of a picture (像素), four bytes each: blue, green, red, nothing. Nil for what the other forms do not show
/// either.
struct PicturePixels {
  let width: Int
  let height: Int
  private let dots: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard let size = PictureSize(of: bytes), size.width * size.height <= 40_000_000 else { return nil }
    (width, height) = (size.width, size.height)
    switch ImageKind(of: bytes) {
    case .jpeg:
      guard let dots = Self.photograph(bytes, width, height) else { return nil }
      self.dots = dots
    case .png:
      guard let rgb = PNGPixels(bytes)?.rgb else { return nil }
      dots = Self.turned(rgb, count: width * height)
    case .gif, .webp, .bmp, nil: return nil
    }
  }

  /// Lends it as a surface that is valid within.
  func withSurface(_ body: (OpaquePointer) -> Void) {
    dots.withUnsafeBufferPointer { buffer in
      // The surface is only read from; C has no word for that.
      let data = UnsafeMutablePointer(mutating: buffer.baseAddress)
      guard
        let surface = cairo_image_surface_create_for_data(
          data, CAIRO_FORMAT_RGB24, Int32(width), Int32(height), Int32(width * 4))
      else { return }
      if cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS { body(surface) }
      cairo_surface_destroy(surface)
    }
  }

  private static func turned(_ rgb: [UInt8], count: Int) -> [UInt8] {
    var dots = [UInt8](repeating: 255, count: count * 4)
    for index in 0..<count {
      (dots[index * 4], dots[index * 4 + 1], dots[index * 4 + 2]) = (
        rgb[index * 3 + 2], rgb[index * 3 + 1], rgb[index * 3]
      )
    }
    return dots
  }

  private static func photograph(_ bytes: [UInt8], _ width: Int, _ height: Int) -> [UInt8]? {
    guard let reader = tjInitDecompress() else { return nil }
    defer { tjDestroy(reader) }
    var (found, tall, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard tjDecompressHeader3(reader, bytes, UInt(bytes.count), &found, &tall, &sampling, &space) == 0,
      Int(found) == width, Int(tall) == height
    else { return nil }
    let isInk = space == TJCS_CMYK.rawValue || space == TJCS_YCCK.rawValue
    var dots = [UInt8](repeating: 255, count: width * height * 4)
    let format = isInk ? TJPF_CMYK.rawValue : TJPF_BGRX.rawValue
    // A warning of damage at the end still gives the picture, as viewers do.
    let status = tjDecompress2(
      reader, bytes, UInt(bytes.count), &dots, found, found * 4, tall, Int32(bitPattern: UInt32(format)), 0)
    guard status == 0 || tjGetErrorCode(reader) == TJERR_WARNING.rawValue else { return nil }
    return isInk ? inks(dots) : dots
  }

  /// Four inks, written turned round as programs do, as light.
  private static func inks(_ dots: [UInt8]) -> [UInt8] {
    var light = dots
    for index in stride(from: 0, to: dots.count, by: 4) {
      let black = Int(dots[index + 3])
      for colour in 0..<3 { light[index + colour] = UInt8(Int(dots[index + 2 - colour]) * black / 255) }
    }
    return light
  }
}

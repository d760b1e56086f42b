/// A QR code as a picture (二维码图片) that a letter can carry.
extension QRCode {
  /// A PNG with its quiet zone of four modules, `scale` dots for each module.
  package func png(scale: Int = 8) -> [UInt8] {
    let side = (size + 8) * scale
    var dots = [UInt8](repeating: 255, count: side * side * 4)
    for y in 0..<side {
      for x in 0..<side where isDark(x / scale - 4, y / scale - 4) {
        let place = (y * side + x) * 4
        (dots[place], dots[place + 1], dots[place + 2]) = (0, 0, 0)
      }
    }
    return dots.withUnsafeBufferPointer { PNGFile($0, stride: side * 4, width: side, height: side, dots: 150).bytes }
  }
}

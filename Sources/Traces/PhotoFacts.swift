/// What a photograph says of itself (拍摄时间和位置): kept apart and sealed as evidence, never in the public copy.
package struct PhotoFacts: Sendable, Equatable, Codable {
  /// `2026:03:09 09:30:05`, as the camera's clock had it.
  package var takenAt: String?
  /// Degrees, north and east positive.
  package var latitude: Double?
  package var longitude: Double?
  /// How it is to be held, 1 to 8.
  package var turn: Int

  package init(takenAt: String? = nil, latitude: Double? = nil, longitude: Double? = nil, turn: Int = 1) {
    (self.takenAt, self.latitude, self.longitude, self.turn) = (takenAt, latitude, longitude, turn)
  }

  /// Of a JPEG file; of anything else nothing is known.
  package static func read(_ bytes: [UInt8]) -> PhotoFacts {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), let pieces = JPEGPieces.cut(bytes) else { return PhotoFacts() }
    for piece in pieces.list where piece.bytes.starts(with: [0xFF, 0xE1]) {
      let body = piece.bytes.dropFirst(4)
      if body.starts(with: "Exif\0\0".utf8) { return Exif(Array(body.dropFirst(6))).facts }
    }
    return PhotoFacts()
  }
}

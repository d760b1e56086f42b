import Foundation

/// The Exif block of a photograph (拍摄信息), read as far as it says something of people and places.
struct Exif {
  private let bytes: [UInt8]
  private let isLittle: Bool
  private var texts: [Int: String] = [:]
  private var numbers: [Int: Int] = [:]
  private var hasThumbnail = false
  private var latitude: Double?
  private var longitude: Double?
  private var hasPlace = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isLittle = bytes.starts(with: [0x49, 0x49])
    guard bytes.count >= 8, isLittle || bytes.starts(with: [0x4D, 0x4D]) else { return }
    let next = directory(at: number(4, 4))
    hasThumbnail = next > 0
    if let own = numbers[0x8769] { _ = directory(at: own) }
    if let place = numbers[0x8825] { findPlace(at: place) }
  }

  /// When, where, and how it is to be held.
  var facts: PhotoFacts {
    let turn = numbers[0x0112].flatMap { (1...8).contains($0) ? $0 : nil } ?? 1
    return PhotoFacts(takenAt: texts[0x9003], latitude: latitude, longitude: longitude, turn: turn)
  }

  /// A block that says nothing but how the picture is to be turned; nil when it stands upright.
  var turned: [UInt8]? {
    guard let turn = numbers[0x0112], (2...8).contains(turn) else { return nil }
    let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, UInt8(turn), 0, 0, 0]
    return [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + entry + [0, 0, 0, 0]
  }

  var traces: [Trace] {
    var found: [Trace] = []
    if hasPlace { found.append(Trace(.location, "照片记着拍摄位置\(place)。")) }
    let persons = [(0x013B, "作者"), (0x8298, "版权"), (0xA430, "机主"), (0x010E, "说明")]
    let said = persons.compactMap { tag, name in texts[tag].map { "\(name) \($0)" } }
    if !said.isEmpty { found.append(Trace(.author, "照片里写着" + said.joined(separator: "，") + "。", count: said.count)) }
    let tools = [(0x010F, "厂商"), (0x0110, "机型"), (0xA431, "机身号"), (0x9003, "拍摄时间"), (0x0131, "软件")]
    let told = tools.compactMap { tag, name in texts[tag].map { "\(name) \($0)" } }
    if !told.isEmpty { found.append(Trace(.camera, told.joined(separator: "，") + "。", count: told.count)) }
    if hasThumbnail { found.append(Trace(.thumbnail, "照片里存着一张小图，可能是裁剪以前的样子。")) }
    // The turn alone is no trace.
    let isOnlyTurn = texts.isEmpty && numbers.keys.allSatisfy { $0 == 0x0112 }
    if found.isEmpty, !isOnlyTurn { found.append(Trace(.camera, "照片带有拍摄参数。", weight: .harmless)) }
    return found
  }

  private var place: String {
    guard let latitude, let longitude else { return "" }
    let words = { (value: Double) in String(format: "%.4f", abs(value)) }
    return "：\(latitude < 0 ? "南纬" : "北纬") \(words(latitude))°、\(longitude < 0 ? "西经" : "东经") \(words(longitude))°"
  }

  /// Reads a directory and returns where the next is.
  private mutating func directory(at offset: Int) -> Int {
    for (tag, type, count, value) in entries(at: offset) {
      switch type {
      case 2:
        let text = String(decoding: slice(value, min(count, 200)).prefix { $0 != 0 }, as: UTF8.self).trimmingWhiteSpace
        if !text.isEmpty { texts[tag] = text }
      case 3: numbers[tag] = number(value, 2)
      case 4: numbers[tag] = number(value, 4)
      default: numbers[tag] = numbers[tag] ?? 0
      }
    }
    let count = number(offset, 2)
    return number(offset + 2 + 12 * count, 4)
  }

  private mutating func findPlace(at offset: Int) {
    var (north, east): (Double?, Double?) = (nil, nil)
    var (south, west) = (false, false)
    for (tag, type, count, value) in entries(at: offset) {
      if tag == 1 { south = slice(value, 1).first == UInt8(ascii: "S") }
      if tag == 3 { west = slice(value, 1).first == UInt8(ascii: "W") }
      if tag == 2 || tag == 4 { hasPlace = true }
      guard type == 5, count == 3 else { continue }
      let parts = (0..<3).map { part -> Double in
        let below = number(value + 8 * part + 4, 4)
        return below == 0 ? 0 : Double(number(value + 8 * part, 4)) / Double(below)
      }
      let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
      if tag == 2 { north = degrees }
      if tag == 4 { east = degrees }
    }
    if let north, let east { (latitude, longitude) = (south ? -north : north, west ? -east : east) }
  }

  /// Tag, type, count, and where the value lies.
  private func entries(at offset: Int) -> [(tag: Int, type: Int, count: Int, value: Int)] {
    guard offset >= 8, offset + 2 <= bytes.count else { return [] }
    let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
    return (0..<min(number(offset, 2), 500)).compactMap { index in
      let start = offset + 2 + 12 * index
      guard start + 12 <= bytes.count else { return nil }
      let (type, count) = (number(start + 2, 2), number(start + 4, 4))
      let size = (sizes.indices.contains(type) ? sizes[type] : 1) * count
      return (number(start, 2), type, count, size <= 4 ? start + 8 : number(start + 8, 4))
    }
  }

  private func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
    guard offset >= 0, offset < bytes.count, count > 0 else { return [] }
    return bytes[offset..<min(bytes.count, offset + count)]
  }

  /// Zero beyond the end.
  private func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    let part = bytes[offset..<(offset + size)]
    return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
  }
}

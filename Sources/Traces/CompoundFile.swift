import Manuscript

/// A compound file (复合文档), the container of DOC, XLS, PPT and their WPS kin ([MS-CFB]): its streams, and where each
/// of their bytes lies, so that some can be emptied in place.
struct CompoundFile {
  private(set) var bytes: [UInt8]
  private let sector: Int
  private var table: [Int] = []
  private var miniTable: [Int] = []
  private var miniPlaces: [Int] = []
  private(set) var entries: [Entry] = []

  struct Entry {
    var name: String
    var start: Int
    var size: Int
  }

  private static let damaged = Refusal("文件已损坏或加了密码，不能检查，请用 Word、Excel 或 WPS 打开后另存再上传。")

  init(_ bytes: [UInt8]) throws(Refusal) {
    self.bytes = bytes
    guard bytes.count >= 1536, bytes[30] == 9 || bytes[30] == 12 else { throw Self.damaged }
    sector = 1 << Int(bytes[30])
    table = fat()
    let directory = chain(from: number(48, 4), table).map { place($0) }
    try readEntries(directory)
    miniTable = chain(from: number(60, 4), table).flatMap { index in
      (0..<(sector / 4)).map { number(place(index) + 4 * $0, 4) }
    }
    if let root = entries.first { miniPlaces = chain(from: root.start, table).map { place($0) } }
  }

  /// Where the bytes of a stream lie: pieces of the file, in order.
  func pieces(of entry: Entry) -> [Range<Int>] {
    let isMini = entry.size < 4096
    let unit = isMini ? 64 : sector
    var (pieces, left): ([Range<Int>], Int) = ([], entry.size)
    for index in chain(from: entry.start, isMini ? miniTable : table) where left > 0 {
      let start: Int
      if isMini {
        let (part, offset) = (index * 64 / sector, index * 64 % sector)
        guard miniPlaces.indices.contains(part) else { break }
        start = miniPlaces[part] + offset
      } else {
        start = place(index)
      }
      let stop = min(start + min(unit, left), bytes.count)
      guard start < stop else { break }
      pieces.append(start..<stop)
      left -= stop - start
    }
    return pieces
  }

  func stream(_ name: String) -> [UInt8]? {
    entries.first { $0.name == name }.map { pieces(of: $0).flatMap { bytes[$0] } }
  }

  /// Empties a part of a stream.
  mutating func blank(_ range: Range<Int>, of name: String) {
    guard let entry = entries.first(where: { $0.name == name }) else { return }
    var offset = 0
    for piece in pieces(of: entry) {
      for place in piece where range.contains(offset + place - piece.lowerBound) { bytes[place] = 0 }
      offset += piece.count
    }
  }

  private func place(_ index: Int) -> Int { (index + 1) * sector }

  /// Sectors in order; a ring or a wild number ends it.
  private func chain(from start: Int, _ table: [Int]) -> [Int] {
    var (found, index): ([Int], Int) = ([], start)
    while index < 0xFFFF_FFFA, found.count <= table.count, table.indices.contains(index) {
      found.append(index)
      index = table[index]
    }
    return found
  }

  private func fat() -> [Int] {
    var lists = (0..<109).map { number(76 + 4 * $0, 4) }
    var (next, seen) = (number(68, 4), 0)
    while next < 0xFFFF_FFFA, seen < 1_000, place(next) + sector <= bytes.count {
      lists += (0..<(sector / 4 - 1)).map { number(place(next) + 4 * $0, 4) }
      next = number(place(next) + sector - 4, 4)
      seen += 1
    }
    let own = lists.filter { $0 < 0xFFFF_FFFA && place($0) + sector <= bytes.count }.prefix(bytes.count / sector + 1)
    return own.flatMap { index in (0..<(sector / 4)).map { number(place(index) + 4 * $0, 4) } }
  }

  private mutating func readEntries(_ places: [Int]) throws(Refusal) {
    for place in places {
      for start in stride(from: place, to: place + sector, by: 128) where start + 128 <= bytes.count {
        let length = number(start + 64, 2)
        guard (2...64).contains(length), bytes[start + 66] != 0 else { continue }
        let units = (0..<(length / 2 - 1)).map { UInt16(number(start + 2 * $0, 2)) }
        entries.append(
          Entry(
            name: String(decoding: units, as: UTF16.self), start: number(start + 116, 4),
            size: min(number(start + 120, 4), bytes.count)))
      }
    }
    guard !entries.isEmpty else { throw Self.damaged }
  }

  private func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0xFFFF_FFFF }
    return (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}

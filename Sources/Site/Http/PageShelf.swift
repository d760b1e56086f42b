/// What the page cache holds under its lock: pages by the hash of their address, sizes, generations.
struct PageShelf {
  var generation = 0
  var generations: [String: Int] = [:]
  /// The second from which on nothing of it may be shown any more.
  var deadline = Int.max
  private(set) var bytes = 0
  private var slots: [UInt64: Slot] = [:]
  private var date = ""
  private var second = -1

  /// One kept page. `isUsed` gives it a second chance when room is needed.
  struct Slot: Sendable {
    let key: PageKey
    let town: String
    let size: Int
    var page: KeptPage
    var second = -1
    var isUsed = true

    init(_ page: KeptPage, _ key: PageKey, _ town: String) {
      self.page = page.addressed(key)
      self.key = key
      self.town = town
      size = page.size + 2 * key.target.utf8.count
    }
  }

  var count: Int { slots.count }

  /// What is kept under a hash; the caller compares the address, since two may share a hash.
  mutating func page(_ hash: UInt64, _ now: Int) -> KeptPage? {
    if now >= deadline { lapse() }
    guard let place = slots.index(forKey: hash) else { return nil }
    if !slots.values[place].isUsed { slots.values[place].isUsed = true }
    if slots.values[place].second != now {
      if second != now { (second, date) = (now, HttpDate.text(second: now)) }
      slots.values[place].page = slots.values[place].page.dated(date)
      slots.values[place].second = now
    }
    return slots.values[place].page
  }

  /// Its time has come: all go, and what is being rendered now is not kept either.
  private mutating func lapse() {
    deadline = .max
    generation += 1
    remove { _ in true }
  }

  mutating func put(_ page: KeptPage, _ key: PageKey, _ town: String) {
    let slot = Slot(page, key, town)
    let hash = slot.page.address.withUnsafeBytes { Self.hash($0, key.variant) }
    remove(hash)
    slots[hash] = slot
    bytes += slot.size
  }

  mutating func remove(where condition: (Slot) -> Bool) {
    for hash in slots.filter({ condition($0.value) }).keys { remove(hash) }
  }

  /// Makes room down to nine tenths: first pages not asked for since the last time, then any.
  mutating func shrink(to limit: Int) {
    guard bytes > limit else { return }
    let goal = limit / 10 * 9
    for isSecondRound in [false, true] {
      for hash in Array(slots.keys) where bytes > goal {
        if isSecondRound || slots[hash]?.isUsed == false { remove(hash) } else { slots[hash]?.isUsed = false }
      }
    }
  }

  private mutating func remove(_ hash: UInt64) {
    if let old = slots.removeValue(forKey: hash) { bytes -= old.size }
  }

  /// FNV-1a. Only pages that exist are kept, so nobody can fill the shelf with keys that collide.
  static func hash(_ target: UnsafeRawBufferPointer, _ variant: PageVariant) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(variant.rawValue)
    for byte in target { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

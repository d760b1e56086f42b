import Atomics
import Foundation
import Kernel

/// Visits being counted (浏览流水): a ring of 8-byte slots in a file mapped into memory. Noting one is two stores to
/// memory, and what was noted survives the death of the process, because the pages are the system's and not ours.
///
/// 人次: one 人次 is one successful opening of an item page by the public (200 or 304 to a GET). Signed-in staff and
/// programs that call themselves bots are not counted, nor are HEAD requests. Nobody is recognised: no cookie, no
/// address is kept, so the same person twice is two 人次.
///
/// `@unchecked Sendable` because it holds raw pointers into the mapping. They are set once, every access to what they
/// point at is atomic, and the mapping lives as long as this object. One process at a time: the file is locked.
package final class VisitLedger: @unchecked Sendable {
  /// Distinguishes this file from any that stood here before.
  package let name: String
  package let capacity: Int
  private let memory: UnsafeMutableRawPointer
  private let length: Int
  private let descriptor: Int32

  static let headerBytes = 4096
  private static let magic: UInt64 = 0x7975_6465_6E67_7631  // "yudengv1"

  /// Opens the ledger at `path`, or makes an empty one. `capacity` counts visits that may wait to be settled.
  package init(path: String, entropy: Entropy, capacity: Int = 1 << 18) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Fault.busy("打不开浏览计数文件 \(path)，请检查文件夹的读写权限。") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Fault.busy("浏览计数文件 \(path) 正被另一个鱼灯程序使用，请先停掉那一个。")
    }
    self.descriptor = descriptor
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let isNew = size < Self.headerBytes + 8
    length = isNew ? Self.headerBytes + capacity * 8 : size
    self.capacity = (length - Self.headerBytes) / 8
    guard !isNew || ftruncate(descriptor, off_t(length)) == 0,
      let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
    else {
      close(descriptor)
      throw Fault.busy("磁盘空间不足，建不了浏览计数文件 \(path)，请清理磁盘后再启动。")
    }
    self.memory = memory
    name = Self.name(in: memory, entropy)
    sealUnfinished()
  }

  deinit {
    munmap(memory, length)
    close(descriptor)
  }

  /// Notes one visit. Never blocks, never fails, never allocates.
  package func note(_ item: Item.ID, on day: Day) {
    let sequence = cursor.loadThenWrappingIncrement(ordering: .acquiringAndReleasing)
    let value = UInt64(truncatingIfNeeded: item.value) & 0xFFFF_FFFF
    write(value << 32 | (UInt64(truncatingIfNeeded: day.ordinal) & 0xFF_FFFF) << 8, at: sequence)
  }

  /// How many were ever noted.
  package var noted: UInt64 { cursor.load(ordering: .acquiring) }

  /// One slot as it was written; nil while its writer has not finished.
  func visit(at sequence: UInt64) -> (item: Item.ID, day: Day)? {
    let slot = slot(sequence).load(ordering: .acquiring)
    guard UInt8(truncatingIfNeeded: slot) == lap(sequence) else { return nil }
    return (Item.ID(Int64(slot >> 32)), Day(ordinal: Int(slot >> 8 & 0xFF_FFFF)))
  }

  /// A process that died between taking a slot and filling it left a gap. Nobody writes now, so it is closed with
  /// item 0, which counts for nothing.
  private func sealUnfinished() {
    let end = noted
    for sequence in (end > UInt64(capacity) ? end - UInt64(capacity) : 0)..<end where visit(at: sequence) == nil {
      write(0, at: sequence)
    }
  }

  private func write(_ value: UInt64, at sequence: UInt64) {
    slot(sequence).store(value | UInt64(lap(sequence)), ordering: .releasing)
  }

  /// Tells a slot of this time round from one of the time before; never 0, so an empty slot is no visit.
  private func lap(_ sequence: UInt64) -> UInt8 { UInt8(sequence / UInt64(capacity) % 255) + 1 }

  private var cursor: UnsafeAtomic<UInt64> { atomic(at: 8) }

  private func slot(_ sequence: UInt64) -> UnsafeAtomic<UInt64> {
    atomic(at: Self.headerBytes + Int(sequence % UInt64(capacity)) * 8)
  }

  private func atomic(at offset: Int) -> UnsafeAtomic<UInt64> {
    UnsafeAtomic(at: (memory + offset).assumingMemoryBound(to: UnsafeAtomic<UInt64>.Storage.self))
  }

  /// The header: magic, cursor, 16 bytes of name. A file without our magic begins anew.
  private static func name(in memory: UnsafeMutableRawPointer, _ entropy: Entropy) -> String {
    if memory.load(as: UInt64.self) != magic {
      memory.storeBytes(of: 0, toByteOffset: 8, as: UInt64.self)
      (memory + 16).copyMemory(from: entropy.bytes(16), byteCount: 16)
      memory.storeBytes(of: magic, as: UInt64.self)
    }
    return Hex.encode(UnsafeRawBufferPointer(start: memory + 16, count: 16))
  }
}

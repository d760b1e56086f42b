import Dispatch
import Kernel
import Testing

@testable import Site

/// Proofreading while somebody waits: away from the threads that answer pages.
@Suite struct ReadingRoomTests {
  @Test func `while every lane is busy, others go on, and what is read comes back`() async throws {
    let room = ReadingRoom(lanes: 1)
    let door = DispatchSemaphore(value: 0)
    async let slow = room.read {
      door.wait()
      return "慢"
    }
    // Were the reading on the common threads, a machine with one core would stand still here.
    for _ in 0..<100 { await Task.yield() }
    door.signal()
    #expect(try await slow == "慢")
    #expect(try await room.read { 7 } == 7)
  }

  @Test func `too many at once are told to come back, and later ones are read again`() async throws {
    let room = ReadingRoom(lanes: 1, limit: 1)
    let (door, inside) = (DispatchSemaphore(value: 0), AsyncStream<Void>.makeStream())
    async let slow: Void = room.read {
      inside.continuation.yield()
      door.wait()
    }
    for await _ in inside.stream { break }
    await #expect(throws: Fault.self) { try await room.read { 1 } }
    door.signal()
    try await slow
    #expect(try await room.read { 1 } == 1)
  }

  @Test func `what goes wrong inside comes out`() async {
    await #expect(throws: Fault.self) { try await ReadingRoom().read { throw Fault.notFound } }
  }
}

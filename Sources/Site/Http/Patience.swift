import NIOCore

/// How long a slow or silent connection is borne with (连接时限), counted in ticks so that no clock is read per request.
package struct Patience {
  /// The limits, in seconds of `tick`.
  package struct Limits: Sendable {
    /// How often each connection is looked at.
    package var tick: TimeAmount = .seconds(5)
    /// Ticks without any request.
    package var idle = 12
    /// Ticks until a begun request head must be whole.
    package var head = 3
    /// Ticks without a byte of a body.
    package var silentBody = 6
    /// Ticks that a whole body may take.
    package var body = 120
    /// Ticks that a body may go on after its answer.
    package var lingering = 6
    /// Ticks in which the visitor takes nothing of the answer.
    package var reading = 12

    package init() {}
  }

  /// What the connection waits for.
  private enum Wait { case request, head, body, answer, lingering, reader }

  private let limits: Limits
  private var wait = Wait.request
  private var ticks = 0
  private var silent = 0
  private var mark = 0
  private var received = 0

  init(_ limits: Limits) { self.limits = limits }

  /// Called once a tick; true when the connection should be closed.
  mutating func isOver(_ flight: Flight, isWritable: Bool) -> Bool {
    let now = waiting(flight, isWritable)
    let step = flight.heads &+ flight.answers &+ flight.served
    (ticks, silent) = now == wait && step == mark ? (ticks + 1, silent + 1) : (0, 0)
    if flight.received != received { silent = 0 }
    (wait, mark, received) = (now, step, flight.received)
    switch now {
    case .request: return ticks >= limits.idle
    case .head: return ticks >= limits.head
    case .body: return ticks >= limits.body || silent >= limits.silentBody
    case .answer: return false
    case .lingering: return ticks >= limits.lingering
    case .reader: return ticks >= limits.reading
    }
  }

  private func waiting(_ flight: Flight, _ isWritable: Bool) -> Wait {
    if !isWritable { return .reader }
    if flight.heads > flight.ends { return flight.answers >= flight.heads ? .lingering : .body }
    if flight.ends > flight.answers { return .answer }
    return flight.hasUnreadBytes ? .head : .request
  }
}

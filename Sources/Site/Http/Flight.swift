import NIOCore
import NIOHTTP1

/// What one connection has under way: requests read by the HTTP decoder and answers written by the router.
final class Flight {
  var heads = 0
  var ends = 0
  var answers = 0
  /// Answers of the front handler.
  var served = 0
  /// Pieces of input passed on.
  var received = 0
  /// Bytes were passed on and no request head has come of them yet.
  var hasUnreadBytes = false

  /// Whether the decoder has read exactly what was passed on, and all of it is answered.
  func isSettled(_ passed: Int) -> Bool { heads == passed && ends == passed && answers == passed }
}

/// Keeps the flight's count, standing right behind the HTTP decoder.
final class FlightCounter: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let flight: Flight

  init(_ flight: Flight) { self.flight = flight }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      flight.heads += 1
      flight.hasUnreadBytes = false
    case .body: break
    case .end: flight.ends += 1
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { flight.answers += 1 }
    context.write(data, promise: promise)
  }
}

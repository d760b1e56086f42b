import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection's pipeline: the front handler before HTTP/1 as Hummingbird sets it up.
struct FrontChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let front: Front
  let http: HTTP1Channel

  init(_ front: Front, responder: @escaping HTTPChannelHandler.Responder) {
    self.front = front
    let limits = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)
    http = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: limits))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let flight = NIOLoopBound(Flight(), eventLoop: channel.eventLoop)
    return channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(FrontHandler(front, flight.value))
    }.flatMap {
      http.setup(channel: channel, logger: logger)
    }.flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(FlightCounter(flight.value), position: .after(decoder))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}

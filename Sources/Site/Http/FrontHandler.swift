import NIOCore

/// Answers plain requests for kept pages before any HTTP parsing, with one ready buffer (前置应答).
///
/// Everything else goes on untouched to the HTTP decoder. It answers only while nothing that it passed on is still
/// unanswered or half read, so answers keep their order; and once it has passed on anything whose end it cannot tell
/// for certain, it stays out of the way for the rest of the connection.
final class FrontHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let front: Front
  private let flight: Flight
  /// Whole requests passed on so far.
  private var passed = 0
  private var isOut = false
  private var watch: RepeatedTask?
  private var patience: Patience

  init(_ front: Front, _ flight: Flight) {
    (self.front, self.flight) = (front, flight)
    patience = Patience(front.patience)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOut, flight.isSettled(passed) else {
      isOut = true
      return pass(context, data)
    }
    let buffer = unwrapInboundIn(data)
    var isWhole = false
    let answer: ByteBuffer? = buffer.withUnsafeReadableBytes { bytes in
      switch PlainGet.read(bytes) {
      case .plain(let request):
        isWhole = true
        return front.answer(request, bytes)
      case .whole: isWhole = true
      case .unsure: break
      }
      return nil
    }
    if let answer {
      flight.served &+= 1
      context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    } else {
      if isWhole { passed += 1 } else { isOut = true }
      pass(context, data)
    }
  }

  private func pass(_ context: ChannelHandlerContext, _ data: NIOAny) {
    flight.hasUnreadBytes = true
    flight.received &+= 1
    context.fireChannelRead(data)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let tick = front.patience.tick
    watch = context.eventLoop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { _ in
      let (handler, context) = box.value
      if handler.patience.isOver(handler.flight, isWritable: context.channel.isWritable) {
        context.close(promise: nil)
      }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    watch?.cancel()
    watch = nil
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    watch?.cancel()
    watch = nil
  }
}

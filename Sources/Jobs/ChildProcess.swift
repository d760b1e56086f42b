import Foundation
import Synchronization

/// Running a program we did not write (子进程), within limits: a crash, a bomb or a hang there is a failed job, not
/// a dead server.
package enum ChildProcess {
  package struct Output: Equatable, Sendable {
    package let standardOutput: Data
    package let standardError: String
  }

  package struct Limits: Equatable, Sendable {
    /// Seconds by the wall clock.
    package var time: TimeInterval
    /// Bytes of address space.
    package var memory: Int
    /// Bytes written to standard output.
    package var output: Int

    package init(time: TimeInterval = 60, memory: Int = 1 << 30, output: Int = 64 << 20) {
      (self.time, self.memory, self.output) = (time, memory, output)
    }
  }

  /// Why there is no output.
  package enum Failure: Error, Equatable, Sendable {
    case cannotStart(String)
    /// The system does not say which files are open, so none can be kept from the child.
    case descriptorsUnknown(String)
    case timedOut(String, TimeInterval)
    case tooMuchOutput(String, Int)
    /// Killed by a signal: a crash, or a limit of the system.
    case killed(String, signal: Int32)
    case failed(String, status: Int32, message: String)

    /// For the staff: what happened and what to do.
    package var sentence: String {
      switch self {
      case .cannotStart(let name): "外部程序 \(name) 无法启动，请联系系统管理员检查是否已安装。"
      case .descriptorsUnknown: "系统没有提供本程序的打开文件清单（/proc/self/fd 不可读），为安全起见没有启动外部程序，请联系系统管理员检查 /proc 是否挂载。"
      case .timedOut(let name, let limit): "外部程序 \(name) 超过 \(Int(limit)) 秒没有完成，已停止；文件可能过大或已损坏，请换一个文件再试。"
      case .tooMuchOutput(let name, let limit): "外部程序 \(name) 的输出超过 \(limit >> 20) MB，已停止；请换一个文件再试。"
      case .killed(let name, let signal): "外部程序 \(name) 异常终止（信号 \(signal)），文件可能已损坏或需要的内存过多，请换一个文件再试。"
      case .failed(let name, let status, let message): "外部程序 \(name) 处理失败（代码 \(status)）：\(message.prefix(200))"
      }
    }
  }

  /// Runs `path` and returns what it wrote, if it ended well. The program and all its children are gone when
  /// this returns. It sees no environment of ours, and none of our open files.
  package static func run(
    _ path: String, _ arguments: [String] = [], input: Data = Data(), folder: String? = nil, limits: Limits = Limits()
  ) async throws -> Output {
    let isCancelled = Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // A thread of its own: it sleeps in poll(), which no thread of Swift's pool may do.
        Thread.detachNewThread {
          continuation.resume(
            with: Result {
              var spawned = try SpawnedProcess(path, arguments, folder: folder, limits: limits)
              return try spawned.converse(input, until: { isCancelled.isRaised })
            })
        }
      }
    } onCancel: {
      isCancelled.raise()
    }
  }

  private final class Flag: Sendable {
    private let raised = Mutex(false)
    var isRaised: Bool { raised.withLock { $0 } }
    func raise() { raised.withLock { $0 = true } }
  }
}

import Accounts
import Foundation
import Jobs
import Kernel
import Logging
import ServiceLifecycle
import Site
import Store

/// The jobs beside answering (后台任务): both queues, from the start of the program to its graceful end. What a crash
/// left in hand is taken up again at once; what is in hand at the end goes back in line.
struct BackgroundWork: Service {
  private let runner: JobRunner
  private let logger: Logger

  init(_ home: Home, _ store: Store, origin: String, logger: Logger) throws {
    let tools = JobTools(files: home.files, scratch: try home.emptied(home.scratch).path, entropy: .system,
      origin: origin, fonts: InstalledFonts.folders, probe: WebFetcher(allowed: try Settings.linkHosts()).probe,
      lock: JobLock(try SecretBox(key: home.secretKey()), .system))
    runner = JobRunner(store, Site.jobs, tools: tools, logger: logger)
    self.logger = logger
  }

  func run() async throws {
    do { try await runner.takeUpAbandoned() } catch {
      logger.error("taking up abandoned jobs", metadata: ["error": "\(error)"])
    }
    await cancelWhenGracefulShutdown { await runner.run() }
  }
}

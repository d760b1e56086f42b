import Casework
import Jobs
import Publishing

extension Site {
  /// Every kind of job that `yudeng serve` runs (后台任务种类), one line each: a kind that is not here is not run.
  package static let jobs = JobKinds(kinds)

  private static let kinds: [any Job.Type] = [
    BulkJob.self,
    FileCheckJob.self,
    ImportJob.self,
    RenditionJob.self, CompilationJob.self,
    RenditionSweep.self,
    VoiceJob.self,
    PatrolJob.self,
    LetterJob.self,
    TicketImportJob.self,
    SpellingJob.self,
    LexiconJob.self,
  ]
}

import Kernel

/// What the program lends to every job beside the database (任务所用): where files lie, where scratch work may be put,
/// and chance.
package struct JobTools: Sendable {
  /// The folder of the file store.
  package let files: String
  /// A folder for what is half done: emptied at each start of the program.
  package let scratch: String
  package let entropy: Entropy
  /// How the world addresses us, `https://…`; empty when nobody has said.
  package let origin: String
  /// Folders of fonts, the town's own first; without any, nothing with pages is made.
  package let fonts: [String]

  /// Asks addresses outside; nil where nothing may be asked.
  package let probe: WebProbe?
  /// For what lies sealed; nil where nothing sealed is worked on.
  package let lock: JobLock?

  package init(
    files: String, scratch: String, entropy: Entropy, origin: String = "", fonts: [String] = [], probe: WebProbe? = nil,
    lock: JobLock? = nil
  ) {
    self.lock = lock
    (self.origin, self.fonts, self.probe) = (origin, fonts, probe)
    self.files = files
    self.scratch = scratch
    self.entropy = entropy
  }
}

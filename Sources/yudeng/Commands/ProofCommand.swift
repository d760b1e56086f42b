import ArgumentParser

/// `yudeng proof`: proofreads files, or learns how a town writes (校对).
struct ProofCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof", abstract: "校对文件，或者学习一个乡镇的本地词。",
    discussion: "yudeng proof 文件 就是校对这个文件；全部写法见 yudeng help proof files。",
    subcommands: [ProofFilesCommand.self, ProofLearnCommand.self], defaultSubcommand: ProofFilesCommand.self)
}

import Casework
import Testing

/// The table of states and acts: whoever changes a right of way sees it here.
@Suite struct ApplicationStateTests {
  @Test func `each state allows what the table says`() {
    let table = ApplicationState.allCases.map { state in
      let acts = ApplicationAct.allCases.compactMap { act in
        state.after(act).map { "\(act.rawValue)→\($0.rawValue)" }
      }
      return "\(state.rawValue): \(acts.joined(separator: " "))"
    }
    #expect(
      table == [
        "awaiting: confirm→registered withdraw→closed",
        "registered: accept→handling askCorrection→correcting askExtension→registered consentExtension→registered "
          + "tellExtension→registered askReasons→explaining withdraw→closed",
        "correcting: correct→registered abandon→closed withdraw→closed",
        "handling: askCorrection→correcting consult→consulting askExtension→handling consentExtension→handling "
          + "tellExtension→handling noticeFee→awaiting-fee askReasons→explaining setDelay→handling tellDelay→handling "
          + "propose→proposed withdraw→closed",
        "consulting: consult→consulting settle→handling askExtension→consulting consentExtension→consulting "
          + "tellExtension→consulting setDelay→consulting tellDelay→consulting withdraw→closed",
        "explaining: askExtension→explaining consentExtension→explaining tellExtension→explaining explain→explaining "
          + "acceptReasons→handling rejectReasons→proposed withdraw→closed",
        "awaiting-fee: pay→handling abandon→closed withdraw→closed",
        "proposed: sendBack→handling approve→answered withdraw→closed",
        "answered: deliver→delivered",
        "delivered: archive→archived",
        "closed: archive→archived",
        "archived: ",
      ])
  }

  @Test func `every state can be reached, and from every open one there is a way to the archive`() {
    var reached: Set<ApplicationState> = [.awaiting]
    for _ in ApplicationState.allCases {
      for state in reached { for act in ApplicationAct.allCases { state.after(act).map { _ = reached.insert($0) } } }
    }
    #expect(reached == Set(ApplicationState.allCases))
    for start in ApplicationState.allCases {
      var from: Set<ApplicationState> = [start]
      for _ in ApplicationState.allCases {
        for state in from { for act in ApplicationAct.allCases { state.after(act).map { _ = from.insert($0) } } }
      }
      #expect(from.contains(.archived), "\(start)")
    }
  }
}

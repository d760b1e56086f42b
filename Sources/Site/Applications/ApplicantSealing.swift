import Accounts
import Casework
import Kernel

extension Site {
  /// How what identifies applicants is locked (申请人信息密封): with the installation's own key.
  package var applicantSealer: ApplicantSealer { ApplicantSealer(box, entropy) }
}

extension ApplicantSealer {
  package init(_ box: SecretBox, _ entropy: Entropy) {
    self.init(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) },
      mark: { box.mark($0, for: $1) })
  }
}

import Accounts
import Casework
import Jobs
import Kernel

extension Site {
  /// How contacts of callers and clients are locked and opened here (联系人加密).
  package var contactSeal: ContactSeal {
    let (box, entropy) = (box, entropy)
    return ContactSeal(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) },
      mark: { box.mark($0, for: ContactSeal.purpose) })
  }
}

extension JobLock {
  /// The same key for what jobs open.
  package init(_ box: SecretBox, _ entropy: Entropy) {
    self.init(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) },
      mark: { box.mark($0, for: $1) })
  }
}

extension ContactSeal {
  /// The same for a command or the demonstration, which has the key and no site.
  package init(box: SecretBox, entropy: Entropy) {
    self.init(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) },
      mark: { box.mark($0, for: ContactSeal.purpose) })
  }
}

import Accounts
import Casework
import Crypto
import Foundation
import Kernel

extension Site {
  /// How contacts of casework are locked and known again: with the program's key.
  var contactSeal: ContactSeal {
    let (box, entropy) = (box, entropy)
    return ContactSeal(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) },
      mark: { Hex.encode(SHA256.hash(data: Data($0.utf8))) })
  }
}

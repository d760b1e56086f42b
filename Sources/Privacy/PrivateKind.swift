/// The kind of a private matter (隐私种类). The raw value is what commands and stored findings say.
package enum PrivateKind: String, Sendable, Hashable, CaseIterable {
  case identityNumber = "id"
  case oldIdentityNumber = "id15"
  case mobile
  case landline
  case bankCard = "bank_card"
  case passport
  case plate
  case address
  case email
  case account
}

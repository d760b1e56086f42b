import Foundation
import Kernel

/// How what must not lie open is locked, opened and marked (密封): given by the program, since the key is not ours.
package struct Sealing: Sendable {
  /// Bytes and the place they are sealed for: copied to another place, they do not open.
  let seal: @Sendable ([UInt8], String) throws -> Data
  let open: @Sendable (Data, String) throws -> [UInt8]
  /// A keyed digest of 64 hexadecimal digits: the same words give the same, and nobody gets back from it.
  let mark: @Sendable (String) -> String
  /// A name that occurs once.
  let token: @Sendable () -> String

  package init(
    seal: @escaping @Sendable ([UInt8], String) throws -> Data,
    open: @escaping @Sendable (Data, String) throws -> [UInt8], mark: @escaping @Sendable (String) -> String,
    token: @escaping @Sendable () -> String
  ) {
    (self.seal, self.open, self.mark, self.token) = (seal, open, mark, token)
  }

  package func seal(_ value: some Encodable, for place: String) throws -> Data {
    try seal([UInt8](JSONEncoder().encode(value)), place)
  }

  package func open<Value: Decodable>(_ sealed: Data, for place: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(open(sealed, place)))
  }
}

import Crypto
import Foundation
import Kernel

/// SHA-256 of what is unpredictable already (tokens, recovery codes): no salt and no cost are needed.
func digest(_ text: String) -> String { Hex.encode(SHA256.hash(data: Data(text.utf8))) }

/// Compares in a time that says nothing about where the two differ.
func isSame(_ a: String, _ b: String) -> Bool {
  SymmetricKey(data: Array(a.utf8)) == SymmetricKey(data: Array(b.utf8))
}

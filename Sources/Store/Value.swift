import Foundation
import Kernel

/// What a column can hold.
package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob(Data)
}

/// A type that a column can hold, and how it is spelled there.
package protocol Storable: Sendable {
  var stored: Value { get }
  /// Nil when the column holds something else.
  init?(stored: Value)
}

extension Int64: Storable {
  package var stored: Value { .integer(self) }
  package init?(stored: Value) {
    guard case .integer(let number) = stored else { return nil }
    self = number
  }
}

extension Int: Storable {
  package var stored: Value { .integer(Int64(self)) }
  package init?(stored: Value) {
    guard case .integer(let number) = stored else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: Storable {
  package var stored: Value { .integer(self ? 1 : 0) }
  package init?(stored: Value) {
    guard case .integer(let number) = stored, number == 0 || number == 1 else { return nil }
    self = number == 1
  }
}

extension Double: Storable {
  package var stored: Value { .real(self) }
  package init?(stored: Value) {
    switch stored {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: return nil
    }
  }
}

/// U+0000, which PostgreSQL refuses and SQLite's text functions cut at, is stored as U+FFFD.
extension String: Storable {
  package var stored: Value {
    .text(utf8.contains(0) ? String(decoding: utf8.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }, as: UTF8.self) : self)
  }
  package init?(stored: Value) {
    guard case .text(let text) = stored else { return nil }
    self = text
  }
}

extension Data: Storable {
  package var stored: Value { .blob(self) }
  package init?(stored: Value) {
    guard case .blob(let bytes) = stored else { return nil }
    self = bytes
  }
}

/// Instants are whole milliseconds since 1970, so that they sort and compare alike in every engine.
extension Date: Storable {
  package var stored: Value { .integer(Int64((timeIntervalSince1970 * 1000).rounded())) }
  package init?(stored: Value) {
    guard case .integer(let milliseconds) = stored else { return nil }
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}

/// Days are `2026-03-09`, which also sort as they should.
extension Day: Storable {
  package var stored: Value { .text(description) }
  package init?(stored: Value) {
    guard case .text(let text) = stored else { return nil }
    self.init(text)
  }
}

extension Identifier: Storable {
  package var stored: Value { .integer(value) }
  package init?(stored: Value) {
    guard case .integer(let number) = stored else { return nil }
    self.init(number)
  }
}

/// An enum whose raw value is text is stored as that text: declare `extension State: Storable {}`.
extension Storable where Self: RawRepresentable, RawValue == String {
  package var stored: Value { .text(rawValue) }
  package init?(stored: Value) {
    guard case .text(let text) = stored else { return nil }
    self.init(rawValue: text)
  }
}

extension Duty: Storable {}
extension Organisation.Kind: Storable {}

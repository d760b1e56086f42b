import Foundation
import Kernel

/// A calendar as programs read it (RFC 5545): whole days with what is due on them.
struct ICalendar: Sendable {
  var name: String
  /// When it was made.
  var stamp: Date
  var events: [Event]

  /// One whole day.
  struct Event: Sendable, Equatable {
    /// The same for the same duty in every reading.
    var id: String
    var day: Day
    var title: String
    var note: String
  }

  static let contentType = "text/calendar; charset=utf-8"

  var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yudeng//Deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:\(Self.escaped(name))", "X-WR-TIMEZONE:Asia/Shanghai", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    for event in events {
      lines += [
        "BEGIN:VEVENT", "UID:\(event.id)", "DTSTAMP:\(Self.utc(stamp))", "DTSTART;VALUE=DATE:\(Self.compact(event.day))",
        "DTEND;VALUE=DATE:\(Self.compact(event.day + 1))", "SUMMARY:\(Self.escaped(event.title))",
        "DESCRIPTION:\(Self.escaped(event.note))", "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return Array(lines.map(Self.folded).joined().utf8)
  }

  /// A line is at most 75 bytes; what is longer goes on after a blank, never inside a character.
  static func folded(_ line: String) -> String {
    var (out, width) = ("", 0)
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        out += "\r\n "
        width = 1
      }
      out.unicodeScalars.append(scalar)
      width += size
    }
    return out + "\r\n"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": out += "\\" + String(scalar)
      case "\n": out += "\\n"
      default: if scalar.value >= 32 { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }

  private static func compact(_ day: Day) -> String { day.description.replacing("-", with: "") }

  private static func utc(_ instant: Date) -> String {
    let text = Beijing.second(instant.addingTimeInterval(-Beijing.offset))
    return text.replacing("-", with: "").replacing(":", with: "").replacing(" ", with: "T") + "Z"
  }
}

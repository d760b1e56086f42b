import Foundation
import Testing

@testable import Rendering

/// The small public copy of a photograph.
@Suite struct PhotoCopyTests {
  @Test func `an Apple file, another kind of file and a torn one are refused, each with what to do`() {
    let heic = [UInt8]([0, 0, 0, 24]) + Array("ftypheic0000".utf8) + [UInt8](repeating: 0, count: 40)
    #expect(throws: PhotoCopy.Refusal.appleFormat) { try PhotoCopy(heic) }
    #expect(throws: PhotoCopy.Refusal.otherFormat) { try PhotoCopy(Array("GIF89a0000000000".utf8)) }
    #expect(throws: PhotoCopy.Refusal.damaged) { try PhotoCopy([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3, 4]) }
    #expect(PhotoCopy.Refusal.appleFormat.sentence.contains("兼容性最佳"))
  }
}

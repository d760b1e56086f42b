import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct OrganisationTests {
  @Test func `the tree is read downwards, upwards and by address`() async throws {
    let house = try await House()
    let (below, above, town, towns, village) = try await house.store.read {
      (
        try Organisation.descendants(of: house.district.id, $0), try Organisation.ancestors(of: house.village.id, $0),
        try Organisation.town(slug: "chengkan", $0), try Organisation.towns($0),
        try Organisation.town(slug: "dong-cun", $0)
      )
    }
    #expect(below == [house.district, house.town, house.village, house.otherVillage])
    #expect(above == [house.town, house.district])
    #expect(town == house.town)
    #expect(towns == [house.town])
    #expect(village == nil, "a village has no section of its own")
    #expect(try await house.store.read { try Organisation.children(of: house.town.id, $0) }.map(\.slug) == ["dong-cun", "xi-cun"])
  }

  @Test func `everything wrong with a new organisation is said at once, and nothing is left behind`() async throws {
    let house = try await House()
    let sentence = try await house.refusal {
      try await house.store.write(as: House.program) { tx in
        _ = try Organisation.add(
          .village, slug: "chengkan", name: "", shortName: "村", code: "abc", below: house.district.id, tx)
      }
    }
    for word in ["乡镇下面", "单位全称", "机构代码", "已被别的单位使用"] { #expect(sentence?.contains(word) == true) }
    #expect(try await house.store.read { try $0.count("SELECT COUNT(*) FROM organisation") } == 4)
  }

  @Test func `only a system administrator adds below his own organisation`() async throws {
    let house = try await House()
    let clerk = try await house.actor(try await house.person("jingban", .handler))
    let admin = try await house.actor(try await house.person("xitong", .systemAdministrator))
    for (actor, allowed) in [(clerk, false), (admin, true)] {
      let sentence = try await house.refusal {
        try await house.store.write(as: actor) { tx in
          _ = try Organisation.add(.office, slug: "suo", name: "某某所", shortName: "某某所", below: house.town.id, tx)
        }
      }
      #expect((sentence == nil) == allowed)
    }
    await #expect(throws: Fault.self) {
      try await house.store.write(as: admin) { tx in
        _ = try Organisation.add(.district, slug: "qu-er", name: "乙区", shortName: "乙区", tx)
      }
    }
  }

  @Test func `an added village makes the town's pages new`() async throws {
    let house = try await House()
    let touched = Lock<Set<Identifier<Organisation>>>([])
    house.store.observePages { touched.value.formUnion($0) }
    try await house.store.write(as: House.program) { tx in
      _ = try Organisation.add(.village, slug: "nan-cun", name: "南村村民委员会", shortName: "南村", below: house.town.id, tx)
    }
    #expect(touched.value.isSuperset(of: [house.town.id, house.district.id]))
  }
}

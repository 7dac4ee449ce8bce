#include "read/signatory_keys.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"
#include "tests/models/documents.h"

namespace undersigned::read {
namespace {

constexpr auto person = model::SignerKind::person;

model::Signatory named(std::string name) {
  model::Signatory one;
  one.name = std::move(name);
  return one;
}

TEST(Signatories, DeriveKeys) {
  struct Row {
    model::Signatory signatory;
    std::string_view key;
  };
  const Row rows[] = {
      {{.id = "Own Id  ", .name = "Alder"}, "Own Id  "},
      {{.name = "Alder Trust"}, "alder trust"},
      {{.name = " \tAlder \r\n\f Trust "}, "alder trust"},
      // Only ASCII is lower-cased; everything else is kept byte for byte.
      {{.name = "ÄLDER É"}, "Älder É"},
      {{.name = "A\u00A0B"}, "a\u00A0b"},
      {{.name = "Maria Garcia", .kind = person}, "maria garcia"},
      {{.name = "Maria Garcia", .kind = person, .affiliation = "Reef  Lab", .location = "Perth"},
       "maria garcia; reef lab; perth"},
      {{.name = "Maria Garcia", .kind = person, .location = " Perth"}, "maria garcia; perth"},
      {{.name = "Maria Garcia", .kind = person, .affiliation = " "}, "maria garcia"},
      {{.id = "mg", .name = "Maria Garcia", .kind = person, .location = "Perth"}, "mg"},
      // Role, affiliation and place do not count for an organization.
      {{.name = "Alder", .role = "r", .affiliation = "a", .location = "l", .country = "c"},
       "alder"},
  };
  for (const Row& row : rows) EXPECT_EQ(derive_key(row.signatory), row.key);
}

/// `key|key (member|member)`, then the diagnostics.
std::string keys_of(std::string_view leads, std::string_view items) {
  const std::string json =
      statement({{"leads", leads}, {"signatories", "{\"items\": " + std::string(items) + "}"}});
  const Reading reading = read_statement(json, "");
  std::string out;
  for (const auto* list : {&reading.statement.leads, &reading.statement.signatories.items}) {
    for (const model::Signatory& one : *list) {
      out += one.key;
      for (const model::Signatory& member : one.members) out += " > " + member.key;
      out += '\n';
    }
    out += "--\n";
  }
  return out + complaints(json);
}

TEST(Signatories, HaveTheirOwnKeysInEachList) {
  EXPECT_EQ(keys_of(R"([{"name": "Alder"}, {"name": "Birch"}])",
                    R"([{"name": "alder"}, {"name": "Birch", "id": "b"}])"),
            "alder\nbirch\n--\nalder\nb\n--\n");
}

TEST(Signatories, NumberRepeatedKeys) {
  EXPECT_EQ(keys_of("[]", R"([{"name": "Alder"}, {"name": "ALDER", "members": [{"name": "alder"},
    {"name": "Alder#2"}]}, {"name": "Alder", "kind": "person", "location": "Perth"}])"),
            R"(--
alder
alder#3 > alder#4 > alder#2
alder; perth
--
8:48 warning signatories.items[1]: "ALDER" stands here twice; give each an "id"
8:78 warning signatories.items[1].members[0]: "alder" stands here twice; give each an "id"
)");
}

TEST(Signatories, LetAnIdKeepItsKey) {
  EXPECT_EQ(keys_of("[]", R"([{"name": "Alder"}, {"name": "Other", "id": "alder"}])"), R"(--
alder#2
alder
--
8:29 warning signatories.items[0]: "Alder" stands here twice; give each an "id"
)");
}

TEST(Signatories, RefuseARepeatedId) {
  EXPECT_EQ(keys_of(R"([{"name": "A", "id": "x"}, {"name": "B", "id": "x"}])",
                    R"([{"name": "C", "id": "x", "members": [{"name": "D", "id": "x"}]},
    {"name": "x"}])"),
            R"(x
x#2
--
x > x#2
x#3
--
7:39 error leads[1]: the id "x" is taken by an earlier signatory; choose another
8:66 error signatories.items[0].members[0]: the id "x" is taken by an earlier signatory; choose another
9:5 warning signatories.items[1]: "x" stands here twice; give each an "id"
)");
}

TEST(Signatories, NumberManyAlikeInTime) {
  std::vector<model::Signatory> list(10'000, named("Alder"));
  std::vector<diagnostics::Diagnostic> diagnostics;
  assign_keys(list, diagnostics);
  EXPECT_EQ(list.front().key, "alder");
  EXPECT_EQ(list[1].key, "alder#2");
  EXPECT_EQ(list.back().key, "alder#10000");
}

}  // namespace
}  // namespace undersigned::read

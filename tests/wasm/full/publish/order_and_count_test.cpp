#include "full/publish/order_and_count.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"
#include "read/signatory_keys.h"
#include "tests/models/documents.h"

namespace undersigned::publish {
namespace {

model::Signatory named(std::string name) {
  model::Signatory one;
  one.name = std::move(name);
  return one;
}

std::string counted(std::string_view leads, std::string_view signatories) {
  const read::Reading reading =
      read::read_statement(statement({{"leads", leads}, {"signatories", signatories}}), "");
  const model::Counts counts = count_signers(reading.statement);
  return std::to_string(counts.organizations) + "+" + std::to_string(counts.persons);
}

TEST(OrderAndCount, CountEachSignerOnce) {
  EXPECT_EQ(counted("[]", "{}"), "0+0");
  EXPECT_EQ(counted(R"([{"name": "A"}])", R"({"items": [{"name": "B"}]})"), "2+0");
  // The same key among leads and items.
  EXPECT_EQ(counted(R"([{"name": "A"}])", R"({"items": [{"name": "a "}, {"name": "B"}]})"), "2+0");
  EXPECT_EQ(counted(R"([{"name": "A", "members": [{"name": "B"}]}])",
                    R"({"items": [{"name": "B", "members": [{"name": "C"}, {"name": "D",
    "kind": "person"}]}]})"),
            "3+1");
  // A repeated derived key is drawn and counted.
  EXPECT_EQ(counted("[]", R"({"items": [{"name": "A"}, {"name": "A"}]})"), "2+0");
  // The document's own counts are the total.
  EXPECT_EQ(
      counted(R"([{"name": "A"}])",
              R"({"items": [{"name": "B"}], "counts": {"organizations": 47, "persons": 312}})"),
      "47+312");
  EXPECT_EQ(counted(R"([{"name": "A"}])", R"({"counts": {}})"), "0+0");
}

std::string ordered(std::vector<model::Signatory> list, model::Order order) {
  std::vector<diagnostics::Diagnostic> diagnostics;
  read::assign_keys(list, diagnostics);
  std::string out;
  for (const model::Signatory* one : in_order(list, order)) {
    if (!out.empty()) out += ", ";
    out += one->id.empty() ? one->name : one->id;
  }
  return out;
}

TEST(OrderAndCount, StandInTheOrderGiven) {
  EXPECT_EQ(ordered({named("C"), named("A"), named("B")}, model::Order::given), "C, A, B");
  EXPECT_EQ(ordered({}, model::Order::name), "");
}

TEST(OrderAndCount, StandInTheOrderOfTheirNames) {
  // Base letter and lower case first, then bytes, then key.
  EXPECT_EQ(ordered({named("Zoo"), named("Émile"), named("eagle"), named("Eagle"), named("alder"),
                     named("Ökohof"), named("omega"), named("Alder 2"), named("ßeta")},
                    model::Order::name),
            "alder, Alder 2, Eagle, eagle, Émile, Ökohof, omega, ßeta, Zoo");
  EXPECT_EQ(ordered({named("Ж"), named("Ω"), named("Z"), named("α")}, model::Order::name),
            "Z, α, Ω, Ж");
  EXPECT_EQ(ordered({{.name = "Maria Garcia", .sort = "Garcia, Maria"},
                     {.name = "Fatima Habib", .sort = "Habib, Fatima"},
                     named("Gabon Society")},
                    model::Order::name),
            "Gabon Society, Maria Garcia, Fatima Habib");
  EXPECT_EQ(ordered({{.id = "2", .name = "A"}, {.id = "1", .name = "A"}}, model::Order::name),
            "1, 2");
  // "a" before "a b": the end sorts before every byte.
  EXPECT_EQ(ordered({named("a\tb"), named("a b"), named("a")}, model::Order::name), "a, a\tb, a b");
}

TEST(OrderAndCount, StandNewestFirst) {
  EXPECT_EQ(ordered({{.name = "none 1"},
                     {.name = "old", .signed_on = "1999-12-31"},
                     {.name = "new 1", .signed_on = "2026-03-05"},
                     {.name = "none 2"},
                     {.name = "new 2", .signed_on = "2026-03-05"},
                     {.name = "newer", .signed_on = "2026-03-10"},
                     {.name = "first", .signed_on = "0000-01-01"}},
                    model::Order::newest),
            "newer, new 2, new 1, old, first, none 2, none 1");
}

}  // namespace
}  // namespace undersigned::publish

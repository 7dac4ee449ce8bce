#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"
#include "read/read.h"
#include "read/signatory_keys.h"
#include "tests/models/documents.h"

// When two readings have the same `model::Signatory::content`.
namespace undersigned::read {
namespace {

const std::vector<model::Address> no_origins;
constexpr std::string_view address = "https://p.example/s/list.json";

using Contents = std::vector<std::uint32_t>;

Contents contents(const std::vector<model::Signatory>& items) {
  Contents result;
  for (const model::Signatory& one : items) result.push_back(one.content);
  return result;
}

Contents of_list(std::string_view items, std::string_view base = address) {
  const std::string json = "{\"revision\": 1, \"items\": [" + std::string(items) + "]}";
  const auto read = read_list(json, {.base = base, .images = no_origins}, limits::signatories);
  EXPECT_TRUE(read.is_good);
  return contents(read.content.items);
}

TEST(Content, ChangesWithWhatAChangeCouldBeSeenOf) {
  const Contents before = of_list(R"({"name": "A", "url": "a"}, {"name": "B"})");
  ASSERT_EQ(before.size(), 2U);
  EXPECT_NE(before[0], before[1]);
  const Contents after = of_list(R"({"name": "A", "url": "c"},{"name": "B"})");
  EXPECT_NE(after[0], before[0]);
  EXPECT_EQ(after[1], before[1]);
  // Relative addresses resolve against the file's address.
  EXPECT_NE(of_list(R"({"name": "A", "url": "a"})", "https://p.example/t/list.json")[0], before[0]);
}

TEST(Content, IsTheSameInEveryFile) {
  constexpr std::string_view item = R"({"name": "A", "members": [{"name": "M"}]})";
  const FetchContext context = {.base = address, .images = no_origins};
  const std::uint32_t content = of_list(item)[0];
  std::size_t at = 0;
  const std::string segment = "{\"items\":[{\"name\":\"B\"}," + std::string(item) + "]}";
  EXPECT_EQ(read_segment(segment, at, context).content.items.at(1).content, content);
  const std::string update = R"({"from": 1, "revision": 2, "update": [)" + std::string(item) + "]}";
  EXPECT_EQ(read_event(update, context).content.update.at(0).content, content);
  const std::string add = R"({"from": 1, "revision": 2, "add": [)" + std::string(item) + "]}";
  EXPECT_EQ(read_event(add, context).content.add.at(0).signatory.content, content);
}

// Whether a member is left out depends on earlier signatories.
TEST(Content, ChangesWithItsMembersKeys) {
  constexpr std::string_view item = R"({"name": "A", "members": [{"name": "M"}]})";
  const std::uint32_t content = of_list(item)[0];
  EXPECT_NE(of_list(R"({"name": "M"}, )" + std::string(item))[1], content);

  std::vector<model::Signatory> list(2);
  list[0].key = "m";
  list[1] = {.key = "a", .members = {{.key = "m"}, {.key = "n"}}, .content = 5};
  mix_member_keys(list[1]);
  const std::uint32_t before = list[1].content;
  std::vector<diagnostics::Diagnostic> diagnostics;
  ASSERT_TRUE(leave_out_repeated({&list[0], &list[1]}, diagnostics));
  ASSERT_EQ(list[1].members.size(), 1U);
  EXPECT_NE(list[1].content, before);
  mix_member_keys(list[1]);
  EXPECT_EQ(list[1].content, 5U);
}

// The drawing of its items depends on more than the items.
TEST(Content, ChangesWithAllOfAStatement) {
  const auto of_statement = [](std::string_view title) {
    return contents(
        read_statement(statement({{"title", title},
                                  {"signatories", R"({"items": [{"name": "A"}, {"name": "B"}]})"}}),
                       "")
            .statement.signatories.items);
  };
  const Contents first = of_statement(R"("One")");
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0], first[1]);
  EXPECT_NE(of_statement(R"("Two")"), first);
}

}  // namespace
}  // namespace undersigned::read

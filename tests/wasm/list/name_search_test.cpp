#include "list/name_search.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace undersigned::list {
namespace {

/// A list of these names, in this order, each in a group of its own.
class Names {
 public:
  explicit Names(const std::vector<std::string>& names) {
    std::vector<Listed*> all;
    for (const std::string& name : names) all.push_back(&make(name));
    all_.assign(all, model::Order::given);
  }

  Listed& make(const std::string& name) {
    Listed& one = *listed_.emplace_back(std::make_unique<Listed>());
    one.folded = name;
    one.rank = listed_.size();
    one.signatory.name = name;
    return one;
  }
  Sequence& all() { return all_; }

 private:
  std::vector<std::unique_ptr<Listed>> listed_;
  Sequence all_;
};

std::string say(const Sequence& sequence) {
  std::string out;
  for (const auto& group : sequence.groups()) {
    for (const Listed* one : group->items) out += one->signatory.name + ';';
  }
  return out;
}

TEST(NameSearch, FindsThoseThatHaveEveryWord) {
  Names names({"reef trust", "reef", "sea trust", "kelp"});
  NameSearch search(names.all());
  search.set_filter(" TRUST  réef");
  EXPECT_EQ(search.filter_words(), (std::vector<std::string>{"trust", "reef"}));
  EXPECT_TRUE(search.is_searching());
  search.finish();
  EXPECT_FALSE(search.is_searching());
  EXPECT_EQ(say(search.found()), "reef trust;");
  search.set_filter("trust");
  search.finish();
  EXPECT_EQ(say(search.found()), "reef trust;sea trust;");
  search.set_filter("");
  EXPECT_FALSE(search.is_searching());
  EXPECT_EQ(say(search.found()), "");
}

TEST(NameSearch, GoesOnWithOneLetterMoreWhileItIsStillSearching) {
  // A group has key 0, so that each name begins one.
  Names names({"ab", "abc", "b", "abcd"});
  ASSERT_EQ(names.all().groups().size(), 4U);
  NameSearch search(names.all());
  search.set_filter("a");
  EXPECT_TRUE(search.advance(1));
  EXPECT_EQ(say(search.found()), "ab;");
  // Names that have not been searched yet may match, too.
  search.set_filter("ab");
  search.finish();
  EXPECT_EQ(say(search.found()), "ab;abc;abcd;");
  search.set_filter("abc");
  EXPECT_FALSE(search.advance(3));
  EXPECT_EQ(say(search.found()), "abc;abcd;");
  EXPECT_FALSE(search.advance(1));
}

TEST(NameSearch, FollowsTheList) {
  Names names({"ab", "b"});
  NameSearch search(names.all());
  search.set_filter("a");
  search.finish();
  Listed& found = names.make("abc");
  Listed& other = names.make("bc");
  for (Listed* one : {&found, &other}) {
    names.all().insert(*one);
    search.insert(*one);
  }
  EXPECT_EQ(say(search.found()), "ab;abc;");
  for (Listed* one : {&found, &other}) {
    names.all().erase(*one);
    search.erase(*one);
  }
  EXPECT_EQ(say(search.found()), "ab;");
}

TEST(NameSearch, SearchesAllAnewInAnotherOrder) {
  Names names({"b a", "a a", "c"});
  NameSearch search(names.all());
  search.set_filter("a");
  search.finish();
  std::vector<Listed*> sorted;
  for (const auto& group : names.all().groups()) {
    for (Listed* one : group->items) sorted.push_back(one);
  }
  sort(sorted, model::Order::name);
  names.all().assign(sorted, model::Order::name);
  search.restart();
  EXPECT_FALSE(search.is_searching());
  EXPECT_EQ(say(search.found()), "a a;b a;");
}

}  // namespace
}  // namespace undersigned::list

#include "list/sequence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "model/limits.h"
#include "tests/models/random.h"
#include "tree/node.h"

namespace undersigned::list {
namespace {

/// Owns the entries, whose addresses stay the same.
class Crowd {
 public:
  /// `opens`: every tenth entry begins a group by its key; otherwise none does.
  Crowd(Random& random, std::size_t size, std::uint32_t sections, bool opens) {
    for (std::uint32_t number = 0; number < size; ++number) {
      Listed& one = people_.emplace_back();
      one.signatory.name = one.signatory.key = "n" + std::to_string(number);
      one.folded = one.signatory.name + '\0';
      one.hash = static_cast<std::uint32_t>(limits::group_modulus) * number;
      if (!opens || number % 10 != 0) ++one.hash;
      one.section = static_cast<std::uint32_t>(random.below(sections + 1));
      if (random.below(4) > 0) {
        one.signatory.signed_on = "2026-01-0" + std::to_string(1 + random.below(9));
      }
    }
    std::vector<std::uint64_t> ranks;
    for (std::size_t i = 0; i < size; ++i) ranks.push_back(10 * i + 1);
    random.shuffle(ranks);
    for (std::size_t i = 0; i < size; ++i) people_[i].rank = ranks[i];
  }

  std::deque<Listed>& people() { return people_; }

 private:
  std::deque<Listed> people_;
};

/// The entries in `order`, sorted by the standard library.
void sort_plainly(std::vector<Listed*>& items, model::Order order) {
  std::sort(items.begin(), items.end(), [order](const Listed* left, const Listed* right) {
    if (left->section != right->section) return left->section < right->section;
    if (order == model::Order::given) return left->rank < right->rank;
    if (order == model::Order::name) return left->signatory.name < right->signatory.name;
    const std::string& one_day = left->signatory.signed_on;
    const std::string& other_day = right->signatory.signed_on;
    // The newest first; the empty day, of those without a date, is last.
    return one_day != other_day ? one_day > other_day : left->rank > right->rank;
  });
}

std::string say(const Sequence& sequence) {
  std::string out;
  for (const auto& group : sequence.groups()) {
    if (group->begins_by_key) out += '!';
    for (const Listed* one : group->items) out += one->signatory.name + ' ';
    out += '\n';
  }
  return out;
}

/// The same for `items`, directly by the rule.
std::string rule(std::vector<Listed*> items, model::Order order) {
  sort_plainly(items, order);
  std::string out;
  std::size_t length = 0;
  const Listed* before = nullptr;
  for (const Listed* one : items) {
    const bool is_first = before == nullptr || before->section != one->section;
    const bool by_key = is_first || one->hash % limits::group_modulus == 0;
    if (by_key || length == limits::group_most) {
      if (before != nullptr) out += '\n';
      if (by_key) out += '!';
      length = 0;
    }
    out += one->signatory.name + ' ';
    ++length;
    before = one;
  }
  return items.empty() ? out : out + '\n';
}

tree::NodeRef drawn() {
  tree::Builder builder;
  builder.open(tree::Element::div);
  builder.close();
  return builder.take();
}

/// Sets nodes as drawing does. Returns which node belongs to which entry.
std::map<const tree::Node*, std::vector<Listed*>> draw(const Sequence& sequence) {
  std::map<const tree::Node*, std::vector<Listed*>> made;
  for (const auto& group : sequence.groups()) {
    for (Listed* one : group->items) {
      if (!one->node) one->node = drawn();
    }
    if (!group->node) group->node = drawn();
    made[&*group->node] = group->items;
  }
  return made;
}

struct Kind {
  std::size_t size;
  std::uint32_t sections;
  bool opens;
};

// Boundaries follow from the entries, not from the history.
TEST(Sequence, IsTheSameHoweverItWasMade) {
  constexpr Kind kinds[] = {{60, 0, true}, {60, 3, true}, {2'000, 0, false}, {1'500, 2, false}};
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Kind& kind = kinds[seed % std::size(kinds)];
    Random random(seed);
    Crowd crowd(random, kind.size, kind.sections, kind.opens);
    const auto order = static_cast<model::Order>(random.below(3));
    std::vector<Listed*> in;
    std::vector<Listed*> out;
    for (Listed& one : crowd.people()) (random.one_in(2) ? in : out).push_back(&one);
    sort(in, order);
    Sequence sequence;
    sequence.assign(in, order);
    ASSERT_EQ(say(sequence), rule(in, order));
    for (std::size_t change = 0; change < 90; ++change) {
      const auto made = draw(sequence);
      const bool comes = in.empty() || (!out.empty() && random.one_in(2));
      auto& from = comes ? out : in;
      auto& to = comes ? in : out;
      const std::size_t at = random.below(from.size());
      Listed* one = from[at];
      from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
      to.push_back(one);
      if (comes) {
        sequence.insert(*one);
      } else {
        sequence.erase(*one);
      }
      ASSERT_EQ(say(sequence), rule(in, order)) << one->signatory.name;
      ASSERT_EQ(sequence.size(), in.size());
      // A kept drawing is the drawing of the same entries.
      std::size_t lost = 0;
      for (const auto& group : sequence.groups()) {
        if (!group->node) {
          ++lost;
        } else {
          ASSERT_EQ(made.at(&*group->node), group->items);
        }
      }
      ASSERT_LE(lost, kind.opens ? 2U : sequence.groups().size());
    }
  }
}

TEST(Sequence, CanBecomeEmptyAndFullAgain) {
  Random random(7);
  Crowd crowd(random, 40, 2, true);
  Sequence sequence;
  std::vector<Listed*> in;
  for (int round = 0; round < 20; ++round) {
    std::vector<Listed*> all;
    for (Listed& one : crowd.people()) all.push_back(&one);
    random.shuffle(all);
    for (Listed* one : all) {
      sequence.insert(*one);
      in.push_back(one);
      ASSERT_EQ(say(sequence), rule(in, model::Order::given)) << "round " << round;
    }
    random.shuffle(in);
    while (!in.empty()) {
      sequence.erase(*in.back());
      in.pop_back();
      ASSERT_EQ(say(sequence), rule(in, model::Order::given)) << "round " << round;
    }
    EXPECT_TRUE(sequence.groups().empty());
  }
}

TEST(Sequence, SortsEveryOrder) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Crowd crowd(random, random.below(70), seed % 3, true);
    std::vector<Listed*> items;
    for (Listed& one : crowd.people()) items.push_back(&one);
    for (const model::Order order :
         {model::Order::given, model::Order::name, model::Order::newest}) {
      random.shuffle(items);
      std::vector<Listed*> plainly = items;
      sort_plainly(plainly, order);
      sort(items, order);
      ASSERT_EQ(items, plainly);
    }
  }
}

TEST(Sequence, DrawsAnewOnlyWhoIsTouched) {
  Random random(3);
  Crowd crowd(random, 60, 0, true);
  std::vector<Listed*> items;
  for (Listed& one : crowd.people()) items.push_back(&one);
  sort(items, model::Order::name);
  Sequence sequence;
  sequence.assign(items, model::Order::name);
  draw(sequence);
  ASSERT_GT(sequence.groups().size(), 3U);
  sequence.touch(*sequence.groups()[2]->items.back());
  for (std::size_t i = 0; i < sequence.groups().size(); ++i) {
    EXPECT_EQ(static_cast<bool>(sequence.groups()[i]->node), i != 2);
  }
}

}  // namespace
}  // namespace undersigned::list

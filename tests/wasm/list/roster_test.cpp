#include "list/roster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "tests/models/random.h"
#include "text/fold.h"

namespace undersigned::list {
namespace {

/// Made of few words, so that many are equal.
std::string random_name(Random& random) {
  static const std::vector<std::string> words = {"Ärzte", "arzte", "Reef", "reef",
                                                 "Łódź",  "Zoo",   "z"};
  std::string name = random.pick(words);
  for (std::size_t more = random.below(2); more > 0; --more) {
    name += ' ' + random.pick(words);
  }
  return name;
}

model::Signatory random_signatory(Random& random, const std::string& key) {
  model::Signatory one = {.key = key, .name = random_name(random)};
  one.content = random.number();
  if (random.one_in(4)) one.sort = random_name(random);
  if (random.one_in(4)) one.location = "Malmö";
  if (random.one_in(3)) one.kind = model::SignerKind::person;
  if (random.one_in(2)) one.signed_on = "2026-01-0" + std::to_string(1 + random.below(9));
  if (random.one_in(2)) one.group.text = std::string(1, static_cast<char>('a' + random.below(4)));
  for (std::size_t members = random.below(8); members > 5; --members) {
    one.members.push_back(
        {.key = key + '/' + std::to_string(members), .name = random_name(random)});
  }
  return one;
}

/// The same list as a plain one, in the order given.
struct Model {
  std::vector<model::Signatory> list;
  std::vector<std::string> groups;
  std::string filter;

  [[nodiscard]] std::size_t find(const std::string& key) const {
    std::size_t at = 0;
    while (at < list.size() && list[at].key != key) ++at;
    return at;
  }

  [[nodiscard]] std::size_t section(const model::Signatory& one) const {
    const auto at = std::find(groups.begin(), groups.end(), one.group.text);
    return at == groups.end() ? 0 : static_cast<std::size_t>(at - groups.begin()) + 1;
  }

  [[nodiscard]] bool is_found(const model::Signatory& one) const {
    std::string texts;
    for (const std::string* text : {&one.name, &one.sort, &one.location})
      texts += text::fold(*text) + '\n';
    for (const model::Signatory& member : one.members) texts += text::fold(member.name) + '\n';
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = filter.find(' ', begin);
      if (texts.find(text::fold(filter.substr(begin, end - begin))) == std::string::npos)
        return false;
    }
    return true;
  }

  /// The keys in `order`; only those of matches if `only_found`.
  [[nodiscard]] std::string say(model::Order order, bool only_found) const {
    using Place = std::tuple<std::size_t, std::string, std::string, std::string, long>;
    std::vector<Place> places;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const model::Signatory& one = list[i];
      if (only_found && (filter.empty() || !is_found(one))) continue;
      const std::string& name = one.sort.empty() ? one.name : one.sort;
      const long place = static_cast<long>(i);
      if (order == model::Order::given) {
        places.emplace_back(section(one), "", "", "", place);
      } else if (order == model::Order::name) {
        places.emplace_back(section(one), text::fold(name), name, one.key, place);
      } else {
        std::string day = one.signed_on.empty() ? "~" : one.signed_on;
        for (char& digit : day) {
          if (digit >= '0' && digit <= '9') digit = static_cast<char>('9' - digit + '0');
        }
        places.emplace_back(section(one), day, "", "", -place);
      }
    }
    std::sort(places.begin(), places.end());
    std::string out;
    for (const Place& place : places) {
      const auto at = static_cast<std::size_t>(std::abs(std::get<4>(place)));
      out += list[at].key + '=' + list[at].name + '\n';
    }
    return out;
  }
};

std::string say(const Sequence& sequence) {
  std::string out;
  for (const auto& group : sequence.groups()) {
    for (const Listed* one : group->items)
      out += one->signatory.key + '=' + one->signatory.name + '\n';
  }
  return out;
}

void expect_like(const Roster& roster, const Model& model) {
  const model::Order order = roster.all().order();
  ASSERT_EQ(say(roster.all()), model.say(order, false));
  if (!roster.search().is_searching()) {
    ASSERT_EQ(say(roster.search().found()), model.say(order, true)) << "filter " << model.filter;
  }
  model::Counts counts;
  bool has_dates = false;
  for (const model::Signatory& one : model.list) {
    ++(one.kind == model::SignerKind::person ? counts.persons : counts.organizations);
    counts.organizations += static_cast<std::uint32_t>(one.members.size());
    has_dates = has_dates || !one.signed_on.empty();
    ASSERT_NE(roster.find(one.key), nullptr);
    for (const model::Signatory& member : one.members) {
      ASSERT_TRUE(roster.has(member.key));
      ASSERT_EQ(roster.find(member.key), nullptr);
    }
  }
  ASSERT_EQ(roster.counts().organizations, counts.organizations);
  ASSERT_EQ(roster.counts().persons, counts.persons);
  ASSERT_EQ(roster.has_dates(), has_dates);
}

/// A new list: some of the old entries, changed or not, two of them swapped, and new ones.
void replace(Roster& roster, Model& model, Random& random, std::uint32_t& last) {
  std::vector<model::Signatory> list;
  std::vector<Roster::Incoming> items;
  const auto add = [&](model::Signatory one) {
    one.content = random.number();
    items.push_back({.text = std::make_unique<model::Signatory>(one)});
    list.push_back(std::move(one));
  };
  for (const model::Signatory& one : model.list) {
    if (random.one_in(5)) continue;
    if (random.one_in(3)) {
      items.push_back({.listed = roster.find(one.key)});
      list.push_back(one);
    } else {
      add(random.one_in(2) ? random_signatory(random, one.key) : one);
    }
    if (random.one_in(6)) add(random_signatory(random, 'k' + std::to_string(++last)));
  }
  if (list.size() > 1) {
    const std::size_t other = random.below(list.size());
    std::swap(list.front(), list[other]);
    std::swap(items.front(), items[other]);
    // A repeated entry is left out.
    items.push_back({.text = std::make_unique<model::Signatory>(list[other])});
  }
  std::vector<Roster::Incoming*> pointers;
  for (Roster::Incoming& item : items) pointers.push_back(&item);
  const bool newest_first = random.one_in(2);
  roster.replace(pointers, newest_first, true);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Listed* listed = i < list.size() ? roster.find(list[i].key) : nullptr;
    ASSERT_EQ(items[i].listed, listed);
    ASSERT_EQ(items[i].text == nullptr, listed != nullptr);
  }
  if (newest_first) std::reverse(list.begin(), list.end());
  model.list = std::move(list);
}

TEST(Roster, IsLikeAPlainList) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Roster roster;
    Model model;
    std::uint32_t last = 0;
    const std::size_t usual = 1 + random.below(60);
    for (std::size_t change = 0; change < 150; ++change) {
      switch (random.below(10)) {
        case 0: roster.arrange(static_cast<model::Order>(random.below(3))); break;
        case 1: {
          const std::vector<std::string> filters = {"",     "r",  "ree",   "REEF zo", "ma",
                                                    "malm", "al", "arzte", "x y"};
          model.filter = random.pick(filters);
          roster.search().set_filter(model.filter);
          // Sometimes the list changes before the search is complete.
          while (roster.search().advance(1) && !random.one_in(4)) {
          }
          break;
        }
        case 2: {
          model.groups.clear();
          std::vector<model::Group> groups;
          for (std::size_t i = random.below(4); i > 0; --i) {
            model.groups.emplace_back(1, static_cast<char>('a' + i));
            groups.push_back({.key = model.groups.back()});
          }
          roster.set_groups(groups);
          break;
        }
        case 3: replace(roster, model, random, last); break;
        case 4:
        case 5:
          if (model.list.empty()) break;
          if (random.one_in(2)) {
            const std::size_t at = random.below(model.list.size());
            model.list[at] = random_signatory(random, model.list[at].key);
            roster.update(*roster.find(model.list[at].key), model.list[at]);
          } else if (random.below(2 * usual) < model.list.size()) {
            const std::size_t at = random.below(model.list.size());
            roster.remove(*roster.find(model.list[at].key));
            model.list.erase(model.list.begin() + static_cast<std::ptrdiff_t>(at));
          }
          break;
        default: {
          const model::Signatory one = random_signatory(random, 'k' + std::to_string(++last));
          const std::size_t at = random.below(model.list.size() + 1);
          const bool is_end = at == model.list.size();
          roster.insert(one, is_end ? nullptr : roster.find(model.list[at].key));
          model.list.insert(model.list.begin() + static_cast<std::ptrdiff_t>(at), one);
        }
      }
      expect_like(roster, model);
      if (HasFatalFailure()) return;
    }
  }
}

// Between two neighbors there is room for about thirty; then all ranks are assigned again.
TEST(Roster, HasRoomForManyBeforeOne) {
  for (const model::Order order : {model::Order::given, model::Order::name, model::Order::newest}) {
    Random random(1);
    Roster roster;
    Model model;
    roster.set_groups({{.key = "b", .heading = ""}});
    model.groups = {"b"};
    roster.arrange(order);
    std::uint32_t last = 0;
    const auto add = [&](std::size_t at) {
      const model::Signatory one = random_signatory(random, 'k' + std::to_string(++last));
      const bool is_end = at == model.list.size();
      roster.insert(one, is_end ? nullptr : roster.find(model.list[at].key));
      model.list.insert(model.list.begin() + static_cast<std::ptrdiff_t>(at), one);
    };
    for (std::size_t i = 0; i < 20; ++i) add(i);
    // Always before the same one, always before the last one inserted, and alternately.
    for (std::size_t i = 0; i < 200; ++i) add(10 + i);
    for (std::size_t i = 0; i < 200; ++i) add(10);
    for (std::size_t i = 0; i < 200; ++i) add(i % 2 == 0 ? 100 : 101);
    add(model.list.size());
    add(0);
    expect_like(roster, model);
  }
}

TEST(Roster, TakesAListInParts) {
  for (const bool newest_first : {false, true}) {
    Random random(2);
    Roster roster;
    Model model;
    std::vector<model::Signatory> list;
    for (int i = 0; i < 60; ++i) list.push_back(random_signatory(random, 'k' + std::to_string(i)));
    std::vector<Roster::Incoming> items(20);
    std::vector<Roster::Incoming*> pointers;
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i].text = std::make_unique<model::Signatory>(list[i]);
      pointers.push_back(&items[i]);
    }
    roster.arrange(newest_first ? model::Order::newest : model::Order::given);
    roster.replace(pointers, newest_first, false);
    for (std::size_t i = 20; i < list.size(); ++i) {
      EXPECT_EQ(roster.extend(list[i], false).news, News::none);
      model.list.assign(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      if (newest_first) std::reverse(model.list.begin(), model.list.end());
      expect_like(roster, model);
      if (HasFatalFailure()) return;
    }
    // A single new one is at the other end.
    roster.insert(random_signatory(random, "k60"), nullptr);
    model.list.push_back(roster.find("k60")->signatory);
    expect_like(roster, model);
  }
}

TEST(Roster, KeepsWhoStays) {
  Random random(4);
  Roster roster;
  for (int i = 0; i < 50; ++i) {
    model::Signatory one = random_signatory(random, 'k' + std::to_string(i));
    one.content = 7;
    roster.insert(std::move(one), nullptr);
  }
  std::vector<Roster::Incoming> items(50);
  std::vector<Roster::Incoming*> pointers;
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Listed& old = *roster.find('k' + std::to_string(49 - i));
    tree::Builder builder;
    builder.open(tree::Element::div);
    builder.close();
    old.node = builder.take();
    numbers.push_back(old.number);
    items[i].text = std::make_unique<model::Signatory>(old.signatory);
    items[i].text->content = i % 2 == 0 ? 7 : 8;
    pointers.push_back(&items[i]);
  }
  roster.replace(pointers, false, true);
  for (std::size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(items[i].listed->number, numbers[i]);
    EXPECT_EQ(static_cast<bool>(items[i].listed->node), i % 2 == 0);
  }
}

TEST(Roster, KnowsWhoseKeyIsTaken) {
  Roster roster;
  roster.insert({.key = "a", .members = {{.key = "m"}}}, nullptr);
  roster.insert({.key = "b"}, nullptr);
  EXPECT_TRUE(roster.collides({.key = "a"}, nullptr));
  EXPECT_TRUE(roster.collides({.key = "m"}, nullptr));
  EXPECT_TRUE(roster.collides({.key = "c", .members = {{.key = "b"}}}, nullptr));
  EXPECT_TRUE(roster.collides({.key = "b", .members = {{.key = "m"}}}, roster.find("b")));
  EXPECT_FALSE(roster.collides({.key = "a", .members = {{.key = "m"}}}, roster.find("a")));
  EXPECT_FALSE(roster.collides({.key = "c", .members = {{.key = "d"}}}, nullptr));
}

// Marked until announced, and then until others are.
TEST(Roster, MarksWhoIsNew) {
  Roster roster;
  roster.insert({.key = "a"}, nullptr);
  EXPECT_EQ(roster.find("a")->news, News::fresh);
  roster.age_marks();
  EXPECT_EQ(roster.find("a")->news, News::announced);
  roster.insert({.key = "b"}, nullptr);
  roster.age_marks();
  EXPECT_EQ(roster.find("a")->news, News::none);
  EXPECT_EQ(roster.find("b")->news, News::announced);
}

}  // namespace
}  // namespace undersigned::list

#include "dom/diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "full/html/html.h"
#include "tests/models/random.h"
#include "tests/models/rebuild.h"

namespace undersigned::dom {
namespace {

std::string html_of(const tree::Node& tree) {
  std::string html;
  html::append_html(html, tree);
  return html;
}

/// An item of a list. An item with another element is another one.
struct Item {
  std::uint32_t key = 0;
  std::uint32_t version = 0;
  bool is_div = true;

  bool operator<(const Item& other) const {
    return std::tie(key, version, is_div) < std::tie(other.key, other.version, other.is_div);
  }
};

struct ItemGroup {
  std::uint32_t key = 0;
  std::vector<Item> items;

  bool operator<(const ItemGroup& other) const {
    return std::tie(key, items) < std::tie(other.key, other.items);
  }
};

struct ItemList {
  std::uint32_t key = 0;
  bool is_hidden = false;
  bool has_note = false;  ///< something without a key among the groups
  std::vector<ItemGroup> groups;
};

/// The content of a tree, which changes step by step.
struct Page {
  std::vector<std::string> texts;
  std::vector<ItemList> lists;
  std::uint32_t last = 0;

  std::vector<std::vector<Item>*> places() {
    std::vector<std::vector<Item>*> result;
    for (ItemList& list : lists) {
      for (ItemGroup& group : list.groups) result.push_back(&group.items);
    }
    return result;
  }
  [[nodiscard]] std::set<Item> items() const {
    std::set<Item> result;
    for (const ItemList& list : lists) {
      for (const ItemGroup& group : list.groups) {
        result.insert(group.items.begin(), group.items.end());
      }
    }
    return result;
  }
};

std::string text_of(const Item& item) {
  return "<" + std::to_string(item.key) + "." + std::to_string(item.version) + ">";
}

/// Makes trees, which share equal parts as often as `shares` allows.
class Maker {
 public:
  explicit Maker(Random& random) : random_(random) {}

  tree::NodeRef make(const Page& page) {
    tree::Builder builder;
    builder.open(tree::Element::article, tree::Keyword::statement);
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
      const std::string& text = page.texts[i];
      if (i % 3 == 2) {
        builder.text(text);
        continue;
      }
      builder.open(i % 2 == 0 ? tree::Element::p : tree::Element::span, tree::Keyword::note);
      if (text.size() % 2 == 0) builder.attribute(tree::Attribute::title, text + "!");
      if (text.size() % 3 == 0) builder.attribute(tree::Attribute::hidden, "");
      builder.text(text);
      builder.close();
    }
    for (const ItemList& list : page.lists) {
      builder.open(tree::Element::div, tree::Keyword::list);
      builder.key(list.key);
      if (list.is_hidden) builder.attribute(tree::Attribute::hidden, "");
      for (const ItemGroup& group : list.groups) {
        if (list.has_note) builder.leaf(tree::Element::p, tree::Keyword::rest, "and more");
        builder.graft(made(groups_, group, [&] { return group_of(group); }));
      }
      builder.close();
    }
    builder.close();
    return builder.take();
  }

 private:
  template <typename Key, typename Make>
  tree::NodeRef made(std::map<Key, tree::NodeRef>& cache, const Key& key, Make make) {
    tree::NodeRef& node = cache[key];
    if (!node || random_.one_in(5)) node = make();
    return node;
  }

  tree::NodeRef group_of(const ItemGroup& group) {
    tree::Builder builder;
    builder.open(tree::Element::div, tree::Keyword::group);
    builder.key(group.key);
    for (const Item& item : group.items) {
      builder.graft(made(items_, item, [&] { return item_of(item); }));
    }
    builder.close();
    return builder.take();
  }

  static tree::NodeRef item_of(const Item& item) {
    tree::Builder builder;
    builder.open(item.is_div ? tree::Element::div : tree::Element::li);
    builder.key(item.key);
    builder.leaf(tree::Element::bdi, tree::Keyword::name, text_of(item));
    if (item.version % 2 == 1) builder.leaf(tree::Element::span, tree::Keyword::note, "(odd)");
    builder.close();
    return builder.take();
  }

  Random& random_;
  std::map<ItemGroup, tree::NodeRef> groups_;
  std::map<Item, tree::NodeRef> items_;
};

void change(Page& page, Random& random) {
  const auto at = [&random](auto& items, std::size_t more = 0) {
    return items.begin() + static_cast<std::ptrdiff_t>(random.below(items.size() + more));
  };
  const std::vector<std::vector<Item>*> places = page.places();
  const auto place = [&]() -> std::vector<Item>& { return *random.pick(places); };
  const std::size_t what = random.below(14);
  if (what == 0) {
    page.texts.assign(random.below(6), "x");
    for (std::string& text : page.texts) text.append(random.below(4), 'y');
    return;
  }
  if (what == 1 || page.lists.empty()) {
    if (!page.lists.empty() && random.one_in(2)) {
      page.lists.erase(at(page.lists));
    } else {
      page.lists.insert(at(page.lists, 1), {.key = ++page.last});
    }
    return;
  }
  ItemList& list = *at(page.lists);
  if (what == 2) {
    std::swap(list, *at(page.lists));
  } else if (what == 3) {
    (random.one_in(2) ? list.is_hidden : list.has_note) ^= true;
  } else if (what == 4 || places.empty()) {
    list.groups.insert(at(list.groups, 1), {.key = ++page.last, .items = {{.key = ++page.last}}});
  } else if (what == 5 && !list.groups.empty()) {
    list.groups.erase(at(list.groups));
  } else if (what == 6 && !list.groups.empty()) {
    // Divided, or moved as a whole.
    const auto group = at(list.groups);
    ItemGroup other = {.key = ++page.last};
    if (random.one_in(2)) {
      other = *group;
      list.groups.erase(group);
    } else {
      const auto middle = at(group->items, 1);
      other.items.assign(middle, group->items.end());
      group->items.erase(middle, group->items.end());
    }
    ItemList& to = *at(page.lists);
    to.groups.insert(at(to.groups, 1), other);
  } else if (what == 7) {
    std::vector<Item>& items = place();
    std::reverse(items.begin(), items.end());
  } else if (what == 8) {
    random.shuffle(place());
  } else {
    std::vector<Item>& from = place();
    std::vector<Item>& to = place();
    if (from.empty() || random.one_in(4)) {
      to.insert(at(to, 1), {.key = ++page.last});
      return;
    }
    const auto item = at(from);
    Item moved = *item;
    if (what == 9) {
      ++item->version;
    } else if (what == 10) {
      item->is_div = !item->is_div;
    } else {
      from.erase(item);
      if (what == 11) return;
      if (random.one_in(3)) ++moved.version;
      to.insert(at(to, 1), moved);
    }
  }
}

// A chain of trees, each with few or many changes.
TEST(Diff, MakesTheNextTree) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Maker maker(random);
    Page page;
    for (int i = 0; i < 40; ++i) change(page, random);
    tree::NodeRef tree = maker.make(page);
    NodeIds ids;
    Operations first;
    ASSERT_FALSE(OperationWriter(tree, ids).step(~std::size_t{0}, first));
    Dom dom;
    ASSERT_EQ(dom.apply(first), "");
    for (int step = 0; step < 300; ++step) {
      const Page before = page;
      const std::size_t much = random.one_in(10) ? 60 : 3;
      for (std::size_t i = random.below(much); i > 0; --i) change(page, random);
      const tree::NodeRef next = maker.make(page);
      Operations operations;
      diff(tree, next, ids, operations);
      ASSERT_EQ(dom.apply(operations), "") << "step " << step << '\n' << print(operations);
      ASSERT_EQ(dom.html(), html_of(*next)) << "step " << step << '\n' << print(operations);
      ASSERT_EQ(dom.size(), dom.reachable()) << "step " << step << '\n' << print(operations);
      // An item that stays is not written again, wherever it moves.
      const std::set<Item> old = before.items();
      for (const Item& item : page.items()) {
        ASSERT_EQ(operations.text.find(text_of(item)) == std::string::npos, old.contains(item))
            << text_of(item) << " in step " << step << '\n'
            << print(operations);
      }
      tree = next;
    }
  }
}

/// A `<div>` of divs with these keys, each with its key as text.
tree::NodeRef row(const std::vector<std::uint32_t>& keys) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  for (const std::uint32_t key : keys) {
    builder.open(tree::Element::div);
    builder.key(key);
    builder.text(std::to_string(key));
    builder.close();
  }
  builder.close();
  return builder.take();
}

std::size_t count(const Operations& operations, std::string_view what) {
  const std::string log = '\n' + print(operations);
  const std::string line = '\n' + std::string(what) + ' ';
  std::size_t sum = 0;
  for (std::size_t at = 0; (at = log.find(line, at)) != std::string::npos; ++at) ++sum;
  return sum;
}

TEST(Diff, MovesTheFewest) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    std::vector<std::uint32_t> keys(1 + random.below(12));
    for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = i + 1;
    std::vector<std::uint32_t> next = keys;
    random.shuffle(next);
    // The longest increasing subsequence, by trying all.
    std::size_t longest = 0;
    for (std::uint32_t set = 0; set < 1U << keys.size(); ++set) {
      std::size_t length = 0;
      std::uint32_t last = 0;
      for (std::size_t i = 0; i < next.size(); ++i) {
        if ((set >> i & 1U) == 0) continue;
        length = next[i] > last ? length + 1 : 0;
        last = next[i] > last ? next[i] : ~0U;
      }
      longest = std::max(longest, length);
    }
    NodeIds ids;
    Operations operations;
    const tree::NodeRef old = row(keys);
    EXPECT_FALSE(OperationWriter(old, ids).step(~std::size_t{0}, operations));
    operations = {};
    diff(old, row(next), ids, operations);
    EXPECT_EQ(count(operations, "move"), keys.size() - longest) << "seed " << seed;
    EXPECT_EQ(count(operations, "element"), 0U);
    EXPECT_EQ(count(operations, "remove"), 0U);
  }
}

/// The printed operations that turn `old` into `next`.
std::string said(const tree::NodeRef& old, const tree::NodeRef& next) {
  NodeIds ids;
  Operations operations;
  EXPECT_FALSE(OperationWriter(old, ids).step(~std::size_t{0}, operations));
  Dom dom;
  EXPECT_EQ(dom.apply(operations), "");
  operations = {};
  diff(old, next, ids, operations);
  EXPECT_EQ(dom.apply(operations), "");
  EXPECT_EQ(dom.html(), html_of(*next));
  return print(operations);
}

TEST(Diff, SaysNothingOfTheSame) {
  const tree::NodeRef tree = row({1, 2, 3});
  EXPECT_EQ(said(tree, tree), "");
  EXPECT_EQ(said(tree, row({1, 2, 3})), "");
}

// The row is 1, its elements 2, 4, 6 …, and their texts 3, 5, 7 ….
TEST(Diff, SaysOneWhoComesAndOneWhoGoes) {
  EXPECT_EQ(said(row({1, 2}), row({1, 7, 2})), "at 1\nbefore 4\nelement div\ntext \"7\"\nclose\n");
  EXPECT_EQ(said(row({1, 2}), row({1, 2, 7})), "at 1\nelement div\ntext \"7\"\nclose\n");
  EXPECT_EQ(said(row({1, 2, 3}), row({1, 3})), "remove 4\nforget 4 and 2\n");
  EXPECT_EQ(said(row({1, 2}), row({3})),
            "at 1\nelement div\ntext \"3\"\nclose\nremove 2\nremove 4\nforget 2 and 4\n");
}

TEST(Diff, SaysAnotherOrder) {
  EXPECT_EQ(said(row({1, 2, 3}), row({3, 2, 1})), "at 1\nbefore 2\nmove 6\nmove 4\n");
  EXPECT_EQ(said(row({1, 2, 3, 4}), row({2, 3, 4, 1})), "at 1\nmove 2\n");
}

tree::NodeRef counted(std::string_view text, bool has_title) {
  tree::Builder builder;
  builder.open(tree::Element::section);
  builder.open(tree::Element::p, tree::Keyword::count);
  if (has_title) builder.attribute(tree::Attribute::title, text);
  builder.text(text);
  builder.close();
  builder.leaf(tree::Element::p, tree::Keyword::note, "Unchanged");
  builder.close();
  return builder.take();
}

TEST(Diff, SaysTextsAndAttributes) {
  EXPECT_EQ(said(counted("18 have signed", false), counted("19 have signed", false)),
            "data 3 \"19 have signed\"\n");
  EXPECT_EQ(said(counted("18", true), counted("19", true)),
            "at 2\ntitle = \"19\"\ndata 3 \"19\"\n");
  EXPECT_EQ(said(counted("18", true), counted("18", false)), "at 2\nunset title\n");
}

tree::NodeRef grouped(const std::vector<std::vector<std::uint32_t>>& groups) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  std::uint32_t key = 100;
  for (const auto& group : groups) {
    builder.open(tree::Element::div, tree::Keyword::group);
    builder.key(key++);
    const tree::NodeRef items = row(group);
    for (const tree::NodeRef& item : items->children) builder.graft(item);
    builder.close();
  }
  builder.close();
  return builder.take();
}

TEST(Diff, SaysAGroupThatSplits) {
  EXPECT_EQ(said(grouped({{1, 2, 3, 4}}), grouped({{1, 2}, {3, 4}})),
            "at 1\nelement div\nclass = statement-group\nmove 7\nmove 9\nclose\n");
  EXPECT_EQ(said(grouped({{1, 2}, {3, 4}}), grouped({{1, 2, 3, 4}})),
            "at 2\nmove 8\nmove 10\nremove 7\nforget 7 and 1\n");
}

}  // namespace
}  // namespace undersigned::dom

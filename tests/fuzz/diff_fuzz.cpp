// Trees, each made of the one before by operations, whatever the two have in common. The input
// writes them one after the other:
//   A … Z     opens an element, and `.` closes it
//   #k !k     right after that: its key, unsealed or sealed
//   :c        its class; 'nv is another attribute and its value
//   *         the next child of the element of before, itself, not another like it
//   $         the same of its last children: as many as there are of these
//   =k        the node that had this key, itself
//   a newline ends the tree, and so does ; which lets another like it follow
// All else is text.

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dom/diff.h"
#include "tests/fuzz/well_formed.h"
#include "tests/models/rebuild.h"

namespace undersigned {
namespace {

constexpr std::uint32_t first_sealed = 256;
constexpr std::size_t max_open = 40;

/// A node that is drawn, and a twin: another with the same content.
struct Twins {
  tree::NodeRef drawn;
  tree::NodeRef whole;
};

/// The keyed nodes below the root, reached through keyed nodes only.
using Keyed = std::map<std::uint32_t, Twins>;

void collect(const tree::Node& drawn, const tree::Node& whole, Keyed& keyed) {
  for (std::size_t i = 0; i < drawn.children.size(); ++i) {
    const tree::NodeRef& child = drawn.children[i];
    if (child->key == 0) continue;
    keyed[child->key] = {child, whole.children[i]};
    collect(*child, *whole.children[i], keyed);
  }
}

/// Reads the trees of an input one after the other.
class Maker {
 public:
  explicit Maker(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool has_more() const { return !rest_.empty(); }
  /// Whether a copy of the last tree follows.
  [[nodiscard]] bool repeats() const { return repeats_; }

  /// Reads the next tree. `old` is the drawn one, or null.
  Twins make(const Twins& old) {
    old_.clear();
    keys_.clear();
    shared_.clear();
    if (old.drawn) collect(*old.drawn, *old.whole, old_);
    repeats_ = false;
    open(tree::Element::article);
    open_.back() = {.is_pool = true, .old = old};
    while (!rest_.empty()) {
      const char c = take();
      if (c == '\n' || c == ';') {
        repeats_ = c == ';';
        break;
      }
      read(c);
    }
    while (!open_.empty()) close();
    return {drawn_.take(), whole_.take()};
  }

 private:
  struct Open {
    bool is_pool = false;  ///< the root, or reached from it through keyed nodes only
    bool is_sealed = false;
    Twins old = {};  ///< the node and its twin in the old tree
    std::size_t same_begin = 0;
    std::size_t same_end = 0;
    bool is_beginning = true;  ///< its children so far are those of the old tree, in place
    std::set<tree::Attribute> attributes = {};
  };

  char take() {
    if (rest_.empty()) return '\0';
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  std::uint32_t number() { return static_cast<std::uint8_t>(take()); }

  void read(char c) {
    Open& in = open_.back();
    if (c >= 'A' && c <= 'Z') {
      if (open_.size() < max_open) open_element(static_cast<tree::Element>(c - 'A'));
    } else if (c == '.') {
      if (open_.size() > 1) close();
    } else if (c == ':') {
      set(tree::Attribute::class_, static_cast<tree::Keyword>(1 + number() % 80U), {});
    } else if (c == '\'') {
      const auto attribute = static_cast<tree::Attribute>(number() % 27U);
      const std::string value(1, static_cast<char>(number() % 128U));
      if (attribute != tree::Attribute::class_) set(attribute, tree::Keyword::none, value);
    } else if (c == '*') {
      keep_next();
    } else if (c == '$') {
      ++in.same_end;
    } else if (c == '=') {
      keep_key(number());
    } else {
      const char text = c > 0 && c < 0x7F ? c : '?';
      in.is_beginning = false;
      drawn_.text(std::string(1, text));
      whole_.text(std::string(1, text));
    }
  }

  void open(tree::Element element) {
    drawn_.open(element);
    whole_.open(element);
    open_.emplace_back();
  }

  void open_element(tree::Element element) {
    Open& parent = open_.back();
    parent.is_beginning = false;
    const bool is_pool = parent.is_pool;
    const bool is_sealed = parent.is_sealed;
    open(element);
    open_.back().is_sealed = is_sealed;
    if (is_sealed || rest_.empty() || (rest_.front() != '#' && rest_.front() != '!')) return;
    const bool seals = take() == '!';
    const std::uint32_t name = number();
    const std::uint32_t key = name + (seals ? first_sealed : 0);
    if (name == 0 || !keys_.insert(key).second) return;
    drawn_.key(key);
    whole_.key(key);
    Open& in = open_.back();
    in.is_pool = is_pool;
    in.is_sealed = seals;
    seals_ = seals_ || seals;
    if (seals) sealed_at_ = open_.size();
    const auto old = old_.find(key);
    if (is_pool && old != old_.end() && old->second.drawn->element == element) {
      in.old = old->second;
    }
  }

  void close() {
    keep_last();
    if (seals_ && sealed_at_ == open_.size()) {
      drawn_.close_sealed();
      seals_ = false;
    } else {
      drawn_.close();
    }
    whole_.close();
    open_.pop_back();
  }

  void set(tree::Attribute name, tree::Keyword word, std::string_view text) {
    if (!open_.back().attributes.insert(name).second) return;
    for (tree::Builder* builder : {&drawn_, &whole_}) {
      if (word != tree::Keyword::none) {
        builder->attribute(name, word);
      } else {
        builder->attribute(name, text);
      }
    }
  }

  /// The same node, unless it or one with the same key is already there.
  bool keep(const Twins& twins) {
    if (!may_keep(*twins.drawn)) return false;
    note(*twins.drawn);
    drawn_.graft(twins.drawn);
    whole_.graft(twins.whole);
    return true;
  }

  [[nodiscard]] bool may_keep(const tree::Node& node) const {
    if (shared_.contains(&node) || (node.key != 0 && keys_.contains(node.key))) return false;
    return std::all_of(node.children.begin(), node.children.end(),
                       [this](const tree::NodeRef& child) { return may_keep(*child); });
  }

  void note(const tree::Node& node) {
    shared_.insert(&node);
    if (node.key != 0) keys_.insert(node.key);
    for (const tree::NodeRef& child : node.children) note(*child);
  }

  /// A node without a key may only be shared at the beginning or the end of both.
  void keep_next() {
    Open& in = open_.back();
    if (!in.is_beginning || !in.old.drawn) return;
    const auto& children = in.old.drawn->children;
    const std::size_t at = in.same_begin++;
    in.is_beginning = at < children.size() && children[at]->element != tree::Element::text &&
                      keep({children[at], in.old.whole->children[at]});
  }

  void keep_last() {
    const Open& in = open_.back();
    if (in.same_end == 0 || !in.old.drawn) return;
    const auto& children = in.old.drawn->children;
    std::size_t at = children.size();
    // A node that was not among these ends the run.
    while (at > 0 && children.size() - at < in.same_end &&
           children[at - 1]->element != tree::Element::text && may_keep(*children[at - 1])) {
      --at;
    }
    for (; at < children.size(); ++at) {
      static_cast<void>(keep({children[at], in.old.whole->children[at]}));
    }
  }

  void keep_key(std::uint32_t name) {
    Open& in = open_.back();
    if (!in.is_pool || in.is_sealed) return;
    auto old = old_.find(name);
    if (old == old_.end()) old = old_.find(name + first_sealed);
    if (old == old_.end()) return;
    in.is_beginning = false;
    static_cast<void>(keep(old->second));
  }

  std::string_view rest_;
  bool repeats_ = false;
  tree::Builder drawn_;
  tree::Builder whole_;
  std::vector<Open> open_;
  bool seals_ = false;
  std::size_t sealed_at_ = 0;
  Keyed old_;
  std::set<std::uint32_t> keys_;
  std::set<const tree::Node*> shared_;
};

/// A copy of a node.
void copy(tree::Builder& builder, const tree::Node& whole) {
  if (whole.element == tree::Element::text) return builder.text(whole.text);
  builder.open(whole.element);
  builder.key(whole.key);
  for (const tree::AttributeValue& value : whole.attributes) {
    if (value.word != tree::Keyword::none) {
      builder.attribute(value.name, value.word);
    } else {
      builder.attribute(value.name, value.text);
    }
  }
  for (const tree::NodeRef& child : whole.children) copy(builder, *child);
  if (whole.key >= first_sealed) {
    builder.close_sealed();
  } else {
    builder.close();
  }
}

/// The keyed nodes by key.
std::map<std::uint32_t, std::pair<tree::Element, const void*>> who(const Dom& dom,
                                                                   const Twins& tree) {
  Keyed keyed;
  collect(*tree.drawn, *tree.whole, keyed);
  std::map<std::uint32_t, std::pair<tree::Element, const void*>> result;
  for (const auto& [key, one] : keyed) {
    result[key] = {one.drawn->element, dom.identity(one.drawn.drawn().number)};
  }
  return result;
}

void check(const Dom& dom, const Twins& tree, std::string_view input) {
  const std::string wrong = dom.compare(tree.drawn, *tree.whole);
  if (!wrong.empty()) fail(wrong, input);
  if (dom.size() != dom.reachable()) fail("numbers left", input);
}

void become(Dom& dom, dom::NodeIds& ids, const Twins& old, const Twins& next,
            std::string_view input) {
  const auto before = who(dom, old);
  dom::Operations operations;
  dom::diff(old.drawn, next.drawn, ids, operations);
  const std::string wrong = dom.apply(operations);
  if (!wrong.empty()) fail(wrong, dom::print(operations));
  check(dom, next, input);
  // A node that stays is the same node, wherever it moves.
  for (const auto& [key, one] : who(dom, next)) {
    const auto known = before.find(key);
    if (known == before.end() || known->second.first != one.first) continue;
    if (known->second != one) fail("made anew", input);
  }
}

}  // namespace
}  // namespace undersigned

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  Maker maker(input);
  Twins tree = maker.make({});
  dom::NodeIds ids;
  Dom dom;
  dom::Operations first;
  if (dom::OperationWriter(tree.drawn, ids).step(~std::size_t{0}, first)) fail("not drawn", input);
  const std::string wrong = dom.apply(first);
  if (!wrong.empty()) fail(wrong, dom::print(first));
  check(dom, tree, input);
  for (;;) {
    if (maker.repeats()) {
      tree::Builder builder;
      copy(builder, *tree.whole);
      const Twins same = {builder.take(), tree.whole};
      dom::Operations operations;
      dom::diff(tree.drawn, same.drawn, ids, operations);
      if (!operations.words.empty()) fail("of the same", dom::print(operations));
      check(dom, same, input);
      tree = same;
    }
    if (!maker.has_more()) return 0;
    const Twins next = maker.make(tree);
    become(dom, ids, tree, next, input);
    tree = next;
  }
}

#include "dom/diff.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "dom/keyed_nodes.h"

namespace undersigned::dom {
namespace {

constexpr std::size_t none = ~std::size_t{0};

std::uint32_t number_of(const tree::NodeRef& node) { return node.drawn().number; }

/// Whether `old` can be changed into `next`, neither of which has a key.
bool is_alike(const tree::Node& old, const tree::Node& next) {
  return old.element == next.element && old.key == 0 && next.key == 0 &&
         tree::class_of(old) == tree::class_of(next);
}

bool is_equal(const tree::AttributeValue& left, const tree::AttributeValue& right) {
  return left.name == right.name && left.word == right.word && left.text == right.text;
}

/// Marks a longest increasing subsequence of `sources`: these nodes stay, and the others are moved.
/// `none` is no source.
std::vector<std::uint8_t> longest_rise(const std::vector<std::size_t>& sources) {
  std::vector<std::size_t> ends;  // for each length, the index at which the best subsequence ends
  std::vector<std::size_t> before(sources.size(), none);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i] == none) continue;
    const auto is_less = [&sources](std::size_t place, std::size_t source) {
      return sources[place] < source;
    };
    const auto at = std::lower_bound(ends.begin(), ends.end(), sources[i], is_less);
    if (at != ends.begin()) before[i] = *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<std::uint8_t> stays(sources.size());
  for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i]) {
    stays[i] = 1;
  }
  return stays;
}

class Patch {
 public:
  Patch(NodeIds& ids, Operations& operations) : ids_(ids), operations_(operations) {}

  /// Changes `old` into `next`. `keyed` has the keyed nodes that both belong to; null if they have
  /// no key.
  void patch_node(const tree::NodeRef& old, const tree::NodeRef& next, KeyedNodes* keyed) {
    if (is_same(old, next)) return;
    next.drawn().number = std::exchange(old.drawn().number, 0);
    if (next->element == tree::Element::text) {
      if (old->text != next->text)
        append(operations_, Operation::data, number_of(next), next->text);
      return;
    }
    patch_attributes(*old, *next, number_of(next));
    if (next->seal != 0) {
      patch_sealed(old, next);
    } else {
      patch_children(old, next, keyed);
    }
  }

 private:
  void patch_sealed(const tree::NodeRef& old, const tree::NodeRef& next) {
    if (old->seal == next->seal) return next.drawn().content.reset();
    go_to(number_of(next));
    append(operations_, Operation::clear, 0);
    say_content(next, operations_);
  }

  void patch_attributes(const tree::Node& old, const tree::Node& next, std::uint32_t number) {
    for (const tree::AttributeValue& value : next.attributes) {
      const auto is_same = [&value](const tree::AttributeValue& one) {
        return is_equal(one, value);
      };
      if (std::any_of(old.attributes.begin(), old.attributes.end(), is_same)) continue;
      go_to(number);
      append_attribute(operations_, value);
    }
    for (const tree::AttributeValue& value : old.attributes) {
      const auto is_there = [&value](const tree::AttributeValue& one) {
        return one.name == value.name;
      };
      if (std::any_of(next.attributes.begin(), next.attributes.end(), is_there)) continue;
      go_to(number);
      append(operations_, Operation::unset, static_cast<std::uint32_t>(value.name));
    }
  }

  void patch_children(const tree::NodeRef& old, const tree::NodeRef& next, KeyedNodes* keyed) {
    const Middle middle(old->children, next->children);
    const Siblings before = middle.old;
    const Siblings after = middle.next;
    if (before.empty() && after.empty()) return;
    KeyedNodes own;
    const bool is_own = keyed == nullptr;
    const std::size_t first_moved = moved_in_.size();
    const std::size_t first_left = left_.size();
    if (is_own) {
      keyed = &own;
      own.fill(middle);
    }
    const std::vector<std::size_t> sources = match(before, after, *keyed);
    const auto source_of = [&](const tree::NodeRef& node, std::size_t source) {
      return source != none ? &before[source] : keyed->old_of(node);
    };
    const std::vector<std::uint8_t> stays = longest_rise(sources);
    const std::size_t end = middle.begin + after.size();
    std::uint32_t anchor = end < next->children.size() ? number_of(next->children[end]) : 0;
    std::vector<std::uint32_t> anchors(after.size());
    for (std::size_t i = after.size(); i > 0; --i) {
      anchors[i - 1] = anchor;
      if (stays[i - 1] != 0) anchor = number_of(before[sources[i - 1]]);
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (stays[i] != 0) continue;
      const tree::NodeRef* moved = source_of(after[i], sources[i]);
      go_to(number_of(next));
      if (before_ != anchors[i]) append(operations_, Operation::before, before_ = anchors[i]);
      if (moved != nullptr) {
        append(operations_, Operation::move, number_of(*moved));
      } else {
        say(after[i], *keyed);
      }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      const tree::NodeRef* from = source_of(after[i], sources[i]);
      if (from != nullptr) patch_node(*from, after[i], after[i]->key != 0 ? keyed : nullptr);
    }
    while (moved_in_.size() > first_moved) {
      const auto [from, to] = moved_in_.back();
      moved_in_.pop_back();
      patch_node(*from, *to, keyed);
    }
    leave(before, sources, *keyed);
    if (is_own) remove_left(first_left, own);
  }

  /// For each node in `after`, the index of its old node in `before`, or `none`.
  static std::vector<std::size_t> match(Siblings before, Siblings after, const KeyedNodes& keyed) {
    std::vector<std::size_t> sources(after.size(), none);
    std::size_t next_old = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (const tree::NodeRef* old = keyed.old_of(after[i]); old != nullptr) {
        sources[i] = keyed.index_of(*old, before);
        continue;
      }
      if (after[i]->key != 0) continue;
      for (std::size_t at = next_old; at < before.size(); ++at) {
        if (!is_alike(*before[at], *after[i])) continue;
        sources[i] = at;
        next_old = at + 1;
        break;
      }
    }
    return sources;
  }

  /// Writes a new node. Keyed descendants that are already drawn are moved into it.
  void say(const tree::NodeRef& node, const KeyedNodes& keyed) {
    if (node->seal != 0) return say_sealed(node, ids_, operations_);
    open_node(node, ids_, operations_);
    if (node->element == tree::Element::text) return;
    for (const tree::NodeRef& child : node->children) {
      if (const tree::NodeRef* old = keyed.old_of(child); old != nullptr) {
        append(operations_, Operation::move, number_of(*old));
        if (!is_same(*old, child)) moved_in_.emplace_back(old, &child);
      } else {
        say(child, keyed);
      }
    }
    append(operations_, Operation::close, 0);
  }

  /// Nodes of `before` that end here are removed later, after the nodes in them that go on have
  /// been moved out.
  void leave(Siblings before, const std::vector<std::size_t>& sources, const KeyedNodes& keyed) {
    std::vector<std::uint8_t> is_used(before.size());
    for (const std::size_t source : sources) {
      if (source != none) is_used[source] = 1;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (is_used[i] == 0 && !keyed.goes_on(before[i])) left_.push_back(&before[i]);
    }
  }

  void remove_left(std::size_t first, const KeyedNodes& keyed) {
    for (std::size_t i = first; i < left_.size(); ++i) {
      append(operations_, Operation::remove, number_of(*left_[i]));
      forget(*left_[i], keyed);
    }
    left_.resize(first);
    flush_forgotten();
  }

  void forget(const tree::NodeRef& node, const KeyedNodes& keyed) {
    const std::uint32_t number = std::exchange(node.drawn().number, 0);
    if (forgotten_count_ > 0 && number == first_forgotten_ + forgotten_count_) {
      ++forgotten_count_;
    } else {
      flush_forgotten();
      first_forgotten_ = number;
      forgotten_count_ = 1;
    }
    for (const tree::NodeRef& child : node->children) {
      if (!keyed.goes_on(child)) forget(child, keyed);
    }
  }

  void flush_forgotten() {
    if (forgotten_count_ == 0) return;
    append(operations_, Operation::forget, first_forgotten_);
    operations_.words.push_back(forgotten_count_);
    // In descending order, so that new nodes take them in ascending order and later forgetting
    // needs few operations.
    while (forgotten_count_ > 0) ids_.give_back(first_forgotten_ + --forgotten_count_);
  }

  void go_to(std::uint32_t number) {
    if (at_ == number) return;
    append(operations_, Operation::at, number);
    at_ = number;
    before_ = 0;
  }

  NodeIds& ids_;
  Operations& operations_;
  std::uint32_t at_ = 0;
  std::uint32_t before_ = 0;
  std::uint32_t first_forgotten_ = 0;
  std::uint32_t forgotten_count_ = 0;
  std::vector<std::pair<const tree::NodeRef*, const tree::NodeRef*>> moved_in_;
  std::vector<const tree::NodeRef*> left_;
};

}  // namespace

void diff(const tree::NodeRef& old, const tree::NodeRef& next, NodeIds& ids,
          Operations& operations) {
  Patch(ids, operations).patch_node(old, next, nullptr);
}

}  // namespace undersigned::dom

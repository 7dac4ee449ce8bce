#include "full/compare/edit_script.h"

#include <algorithm>
#include <limits>

namespace undersigned::compare {
namespace {

using Index = std::int32_t;

/// Number of edits from either end after which the best result so far is used.
constexpr Index max_edits = 128;

/// A part of both sequences: [left, right) of the older, [top, bottom) of the newer.
struct Box {
  Index left;
  Index right;
  Index top;
  Index bottom;

  [[nodiscard]] Index size() const { return right - left + bottom - top; }
};

struct Point {
  Index x;
  Index y;
};

/// The furthest points reached on each diagonal (x - y) from one end.
struct Reach {
  Index min;
  Index max;
};

class Myers {
 public:
  Myers(std::span<const std::uint32_t> older, std::span<const std::uint32_t> newer)
      : older_(older),
        newer_(newer),
        is_removed_(older.size()),
        is_added_(newer.size()),
        zero_(static_cast<Index>(newer.size()) + 1),
        forward_(older.size() + newer.size() + 3),
        backward_(forward_.size()) {}

  /// Records the differences in `box`. Recurses into the smaller part only, to keep the stack
  /// small.
  void mark(Box box) {
    while (true) {
      trim(box);
      if (box.left == box.right || box.top == box.bottom) break;
      const Point middle = split(box);
      const Box before = {box.left, middle.x, box.top, middle.y};
      const Box after = {middle.x, box.right, middle.y, box.bottom};
      const bool is_before_smaller = before.size() < after.size();
      mark(is_before_smaller ? before : after);
      box = is_before_smaller ? after : before;
    }
    for (Index x = box.left; x < box.right; ++x) is_removed_[static_cast<std::size_t>(x)] = true;
    for (Index y = box.top; y < box.bottom; ++y) is_added_[static_cast<std::size_t>(y)] = true;
  }

  [[nodiscard]] std::vector<EditRun> runs() const {
    std::vector<EditRun> runs;
    const auto append = [&runs](Edit edit, std::size_t count) {
      if (count == 0) return;
      if (!runs.empty() && runs.back().edit == edit) {
        runs.back().count += count;
      } else {
        runs.push_back({.edit = edit, .count = count});
      }
    };
    std::size_t x = 0;
    std::size_t y = 0;
    while (x < older_.size() || y < newer_.size()) {
      const std::size_t removed_from = x;
      while (x < older_.size() && is_removed_[x]) ++x;
      append(Edit::removed, x - removed_from);
      const std::size_t added_from = y;
      while (y < newer_.size() && is_added_[y]) ++y;
      append(Edit::added, y - added_from);
      const std::size_t same_from = x;
      while (x < older_.size() && y < newer_.size() && !is_removed_[x] && !is_added_[y]) {
        ++x;
        ++y;
      }
      append(Edit::same, x - same_from);
    }
    return runs;
  }

 private:
  [[nodiscard]] bool is_same(Index x, Index y) const {
    return older_[static_cast<std::size_t>(x)] == newer_[static_cast<std::size_t>(y)];
  }
  Index& forward(Index diagonal) {
    const Index at = diagonal + zero_;
    return forward_[static_cast<std::size_t>(at)];
  }
  Index& backward(Index diagonal) {
    const Index at = diagonal + zero_;
    return backward_[static_cast<std::size_t>(at)];
  }

  void trim(Box& box) const {
    while (box.left < box.right && box.top < box.bottom && is_same(box.left, box.top)) {
      ++box.left;
      ++box.top;
    }
    while (box.left < box.right && box.top < box.bottom && is_same(box.right - 1, box.bottom - 1)) {
      --box.right;
      --box.bottom;
    }
  }

  /// Extends each diagonal by one edit and the equal items after it. True, with `at` set, when the
  /// paths of the other end are met.
  bool go_forward(const Box& box, Reach& reach, const Reach& other, bool may_meet, Point& at) {
    const Reach all = {box.left - box.bottom, box.right - box.top};
    if (reach.min > all.min) {
      forward(--reach.min - 1) = -1;
    } else {
      ++reach.min;
    }
    if (reach.max < all.max) {
      forward(++reach.max + 1) = -1;
    } else {
      --reach.max;
    }
    for (Index diagonal = reach.max; diagonal >= reach.min; diagonal -= 2) {
      const Index below = forward(diagonal - 1);
      const Index above = forward(diagonal + 1);
      Index x = below < above ? above : below + 1;
      Index y = x - diagonal;
      while (x < box.right && y < box.bottom && is_same(x, y)) {
        ++x;
        ++y;
      }
      forward(diagonal) = x;
      const bool is_met = may_meet && other.min <= diagonal && diagonal <= other.max;
      if (!is_met || backward(diagonal) > x) continue;
      at = {x, y};
      return true;
    }
    return false;
  }

  bool go_backward(const Box& box, Reach& reach, const Reach& other, bool may_meet, Point& at) {
    constexpr Index far = std::numeric_limits<Index>::max();
    const Reach all = {box.left - box.bottom, box.right - box.top};
    if (reach.min > all.min) {
      backward(--reach.min - 1) = far;
    } else {
      ++reach.min;
    }
    if (reach.max < all.max) {
      backward(++reach.max + 1) = far;
    } else {
      --reach.max;
    }
    for (Index diagonal = reach.max; diagonal >= reach.min; diagonal -= 2) {
      const Index below = backward(diagonal - 1);
      const Index above = backward(diagonal + 1);
      Index x = below < above ? below : above - 1;
      Index y = x - diagonal;
      while (x > box.left && y > box.top && is_same(x - 1, y - 1)) {
        --x;
        --y;
      }
      backward(diagonal) = x;
      const bool is_met = may_meet && other.min <= diagonal && diagonal <= other.max;
      if (!is_met || x > forward(diagonal)) continue;
      at = {x, y};
      return true;
    }
    return false;
  }

  /// The point at which to split `box`, in which the sequences differ at both ends.
  Point split(const Box& box) {
    const Index first = box.left - box.top;
    const Index last = box.right - box.bottom;
    const bool is_odd = ((first - last) & 1) != 0;
    Reach from_start = {first, first};
    Reach from_end = {last, last};
    forward(first) = box.left;
    backward(last) = box.right;
    Point at = {};
    for (Index edits = 1; edits <= max_edits; ++edits) {
      if (go_forward(box, from_start, from_end, is_odd, at)) return at;
      if (go_backward(box, from_end, from_start, !is_odd, at)) return at;
    }
    return furthest(box, from_start, from_end);
  }

  /// The point furthest from the end it was reached from.
  Point furthest(const Box& box, const Reach& from_start, const Reach& from_end) {
    Point best = {box.left, box.top};
    Index best_way = 0;
    for (Index diagonal = from_start.max; diagonal >= from_start.min; diagonal -= 2) {
      Index x = std::min(forward(diagonal), box.right);
      if (x - diagonal > box.bottom) x = box.bottom + diagonal;
      const Index way = x - box.left + x - diagonal - box.top;
      if (way <= best_way) continue;
      best_way = way;
      best = {x, x - diagonal};
    }
    for (Index diagonal = from_end.max; diagonal >= from_end.min; diagonal -= 2) {
      Index x = std::max(backward(diagonal), box.left);
      if (x - diagonal < box.top) x = box.top + diagonal;
      const Index way = box.right - x + box.bottom - (x - diagonal);
      if (way <= best_way) continue;
      best_way = way;
      best = {x, x - diagonal};
    }
    return best;
  }

  std::span<const std::uint32_t> older_;
  std::span<const std::uint32_t> newer_;
  std::vector<bool> is_removed_;
  std::vector<bool> is_added_;
  Index zero_;  ///< index of diagonal 0
  std::vector<Index> forward_;
  std::vector<Index> backward_;
};

}  // namespace

std::vector<EditRun> edit_script(std::span<const std::uint32_t> older,
                                 std::span<const std::uint32_t> newer) {
  Myers myers(older, newer);
  myers.mark({0, static_cast<Index>(older.size()), 0, static_cast<Index>(newer.size())});
  return myers.runs();
}

}  // namespace undersigned::compare

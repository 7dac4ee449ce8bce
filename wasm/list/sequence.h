#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "tree/node.h"

namespace undersigned::list {

/// Whether a signatory has arrived since the list was shown, and whether it has been announced.
enum class News : std::uint8_t { none, fresh, announced };

/// A signatory in the list. Its place in every order follows from its members, so that a binary
/// search finds it.
struct Listed {
  // The members that searching and sorting read come first, next to each other.
  std::string folded;          ///< for order and filter: folded texts, each ended by a NUL
  std::uint32_t hash = 0;      ///< hash32 of its key
  std::uint32_t section = 0;   ///< 1 + its declared group's index, or 0
  std::uint64_t rank = 0;      ///< grows in the order given
  std::uint64_t room = 0;      ///< number of free ranks below its own
  tree::NodeRef node;          ///< its last drawing, or null
  News news = News::none;      ///< whether it is marked as new
  std::uint32_t number = 0;    ///< its key in the tree; unique in the document
  std::uint32_t slot = 0;      ///< its index in the ListedStore
  bool is_from_event = false;  ///< set by an event, while events can be undone
  std::uint32_t part = 0;      ///< 1 + the index of its segment, or 0
  std::uint32_t place = 0;     ///< its index in that segment
  model::Signatory signatory;
};

/// Negative, 0 or positive, as `left` comes before, with or after `right`: by sections first, then
/// - given: by rank
/// - name: fold(`sort` or name), then bytes, then key
/// - newest: by day of signing, undated last, higher rank first
[[nodiscard]] int compare(const Listed& left, const Listed& right, model::Order order);

/// Neighboring names that are drawn, and skipped by the diff, as one.
struct NameGroup {
  std::vector<Listed*> items;  ///< never empty
  bool begins_by_key = false;  ///< rather than because the group before was full
  tree::NodeRef node;          ///< its last complete drawing, or null
};

/// Entries of a list in one order, divided into groups. The boundaries follow from the keys alone,
/// so that a change affects one or two groups. Points into a ListedStore, which outlives it.
class Sequence {
 public:
  /// Replaces the content by `items`, which must be sorted by `order`.
  void assign(const std::vector<Listed*>& items, model::Order order);
  void insert(Listed& item);
  /// Removes `item`, which must not have changed since it was inserted.
  void erase(const Listed& item);
  /// Drops the drawing of the item's group.
  void touch(const Listed& item);

  [[nodiscard]] model::Order order() const { return order_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<std::unique_ptr<NameGroup>>& groups() const { return groups_; }

 private:
  struct Position {
    std::size_t group;
    std::size_t item;
  };

  /// The position of `item`, or where it would be inserted.
  [[nodiscard]] Position find(const Listed& item) const;
  /// Divides `items`, the content of groups [first, last), into groups again.
  void cut(std::size_t first, std::size_t last, const std::vector<Listed*>& items);
  /// The index after the last group whose beginning depends on the content of `group`.
  [[nodiscard]] std::size_t end_of_run(std::size_t group) const;
  /// Reuses the drawing of a group in [old, last) with the same items, and moves `old` past it.
  void keep_drawn(NameGroup& group, std::size_t& old, std::size_t last);

  model::Order order_ = model::Order::given;
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<NameGroup>> groups_;
};

/// Sorts by `compare`.
void sort(std::vector<Listed*>& items, model::Order order);

}  // namespace undersigned::list

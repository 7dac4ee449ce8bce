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

/// Whether somebody has come while the list was shown, and that has been announced.
enum class News : std::uint8_t { none, fresh, announced };

/// One who stands in the list. Its place in every order follows from what is
/// here, so that it can be found again by searching.
struct Listed {
  // What all of a long list is looked through for comes first, side by side.
  std::string folded;          ///< what orders and filters it: texts, each ended by a NUL
  std::uint32_t hash = 0;      ///< hash32 of its key
  std::uint32_t section = 0;   ///< 1 + its declared group's index, or 0
  std::uint64_t rank = 0;      ///< grows in the order given
  std::uint64_t room = 0;      ///< how many ranks below its own are free
  tree::NodeRef node;          ///< as it was last drawn, or null
  News news = News::none;      ///< whether it is marked
  std::uint32_t number = 0;    ///< its name in the tree: unique in the document
  std::uint32_t slot = 0;      ///< where its Roster keeps it
  bool is_from_event = false;  ///< and not from a file, while those are kept
  std::uint32_t part = 0;      ///< 1 + the index of the segment it came with, or 0
  std::uint32_t place = 0;     ///< its index there
  model::Signatory signatory;
};

/// Below, equal or above 0, as `left` stands before or behind `right`: sections
/// first, then
/// - given: by rank
/// - name: fold(`sort` or name), then bytes, then key
/// - newest: by day of signing, undated last, higher rank first
[[nodiscard]] int compare(const Listed& left, const Listed& right, model::Order order);

/// A run of neighbours that is drawn, skipped and held back as one.
struct NameGroup {
  std::vector<Listed*> items;  ///< never empty
  bool begins_by_key = false;  ///< and not because the one before was full
  tree::NodeRef node;          ///< as it was last drawn as a whole, or null
};

/// Some of the listed in one order, in groups whose boundaries follow from the
/// keys alone: a change touches a group or two. Points to what a Roster owns.
class Sequence {
 public:
  /// Anew, from `items`, which are sorted.
  void assign(const std::vector<Listed*>& items, model::Order order);
  void insert(Listed& item);
  /// `item` must not have changed since it was inserted.
  void erase(const Listed& item);
  /// Its group is to be drawn anew.
  void touch(const Listed& item);

  [[nodiscard]] model::Order order() const { return order_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<std::unique_ptr<NameGroup>>& groups() const { return groups_; }

 private:
  struct Position {
    std::size_t group;
    std::size_t item;
  };

  /// Where `item` stands, or would.
  [[nodiscard]] Position find(const Listed& item) const;
  /// Cuts groups [first, last) anew, of which `items` is the content.
  void cut(std::size_t first, std::size_t last, const std::vector<Listed*>& items);
  /// The end of the groups whose beginnings depend on what stands in `group`.
  [[nodiscard]] std::size_t end_of_run(std::size_t group) const;
  /// Takes over what was drawn of the same items: of the groups from `old`, which
  /// moves on, to `last`.
  void keep_drawn(NameGroup& group, std::size_t& old, std::size_t last);

  model::Order order_ = model::Order::given;
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<NameGroup>> groups_;
};

/// Sorts by `compare`.
void sort(std::vector<Listed*>& items, model::Order order);

}  // namespace undersigned::list

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "list/sequence.h"

namespace undersigned::list {

/// The names of a list that the reader's filter finds: those in which every word of it occurs.
/// A long list is searched in slices. Before anything changes in the list, call `finish`.
class NameSearch {
 public:
  /// `all` is the list, and lives longer.
  explicit NameSearch(const Sequence& all) : all_(all) {}

  /// `filter` is what the reader typed; "" for none. Begins a search.
  void set_filter(std::string_view filter);
  /// Searches all of the list, which stands in another order now.
  void restart();
  /// Searches some `names` more; true when there are more still.
  bool advance(std::size_t names);
  void finish() { static_cast<void>(advance(~std::size_t{0})); }
  [[nodiscard]] bool is_searching() const { return is_searching_; }

  /// The words of the filter, folded.
  [[nodiscard]] const std::vector<std::string>& filter_words() const { return filter_words_; }
  /// Those found so far, in the list's order.
  [[nodiscard]] const Sequence& found() const { return found_; }

  // What has changed in the list is of interest where the filter finds it.

  void insert(Listed& listed);
  void erase(const Listed& listed);
  void touch(const Listed& listed);

 private:
  [[nodiscard]] bool matches(const Listed& listed) const;
  [[nodiscard]] const Sequence& searched() const { return narrows_ ? previous_ : all_; }
  void begin();

  const Sequence& all_;
  Sequence found_;
  Sequence previous_;     ///< what the last filter found, while that is searched
  bool narrows_ = false;  ///< only what the last filter found can be found
  bool is_searching_ = false;
  std::size_t searched_groups_ = 0;
  std::vector<std::string> filter_words_;
};

}  // namespace undersigned::list

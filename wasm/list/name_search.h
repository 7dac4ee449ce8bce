#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "list/sequence.h"

namespace undersigned::list {

/// The names of a list that match the reader's filter: those that contain every word of it. A long
/// list is searched in slices. Call `finish` before the list changes.
class NameSearch {
 public:
  /// `all` is the list; it must outlive the search.
  explicit NameSearch(const Sequence& all) : all_(all) {}

  /// Begins a search. `filter` is what the reader typed; "" ends the filtering.
  void set_filter(std::string_view filter);
  /// Searches the whole list again, after it has got another order.
  void restart();
  /// Searches at least `names` more names, in whole groups; true if there are more.
  bool advance(std::size_t names);
  void finish() { static_cast<void>(advance(~std::size_t{0})); }
  [[nodiscard]] bool is_searching() const { return is_searching_; }

  /// The words of the filter, folded.
  [[nodiscard]] const std::vector<std::string>& filter_words() const { return filter_words_; }
  /// The matches found so far, in the list's order.
  [[nodiscard]] const Sequence& found() const { return found_; }

  // The list has changed. Entries that do not match the filter are ignored.

  void insert(Listed& listed);
  void erase(const Listed& listed);
  void touch(const Listed& listed);

 private:
  [[nodiscard]] bool matches(const Listed& listed) const;
  [[nodiscard]] const Sequence& searched() const { return narrows_ ? previous_ : all_; }
  void begin();

  const Sequence& all_;
  Sequence found_;
  Sequence previous_;     ///< the last filter's matches, while only they are searched
  bool narrows_ = false;  ///< only the last filter's matches are searched
  bool is_searching_ = false;
  std::size_t searched_groups_ = 0;
  std::vector<std::string> filter_words_;
};

}  // namespace undersigned::list

#include "list/name_search.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/fold.h"

namespace undersigned::list {

void NameSearch::set_filter(std::string_view filter) {
  const std::vector<std::string> before = std::exchange(filter_words_, {});
  std::string word;
  for (const char c : text::fold(filter) + ' ') {
    if (text::byte_of(c) > 0x20) {
      word += c;
    } else if (!word.empty()) {
      filter_words_.push_back(std::exchange(word, std::string()));
    }
  }
  // Usually the reader has typed one more letter: then the matches are among the last ones.
  const auto is_asked = [this](const std::string& old) {
    const auto has_it = [&old](const std::string& one) { return one.find(old) != one.npos; };
    return std::any_of(filter_words_.begin(), filter_words_.end(), has_it);
  };
  narrows_ =
      !is_searching_ && !before.empty() && std::all_of(before.begin(), before.end(), is_asked);
  // The highlights differ, even if the same names are found.
  previous_ = std::exchange(found_, Sequence());
  begin();
}

void NameSearch::restart() {
  narrows_ = false;
  begin();
  finish();
}

void NameSearch::begin() {
  found_.assign({}, all_.order());
  searched_groups_ = 0;
  is_searching_ = !filter_words_.empty();
}

bool NameSearch::advance(std::size_t names) {
  if (!is_searching_) return false;
  const auto& groups = searched().groups();
  for (std::size_t count = 0; searched_groups_ < groups.size(); ++searched_groups_) {
    if (count >= names) return true;
    for (Listed* one : groups[searched_groups_]->items) {
      if (matches(*one)) found_.insert(*one);
    }
    count += groups[searched_groups_]->items.size();
  }
  is_searching_ = false;
  previous_ = Sequence();
  return false;
}

void NameSearch::insert(Listed& listed) {
  if (matches(listed)) found_.insert(listed);
}

void NameSearch::erase(const Listed& listed) {
  if (matches(listed)) found_.erase(listed);
}

void NameSearch::touch(const Listed& listed) {
  if (matches(listed)) found_.touch(listed);
}

bool NameSearch::matches(const Listed& listed) const {
  for (const std::string& word : filter_words_) {
    if (listed.folded.find(word) == std::string::npos) return false;
  }
  return !filter_words_.empty();
}

}  // namespace undersigned::list

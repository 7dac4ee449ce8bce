#include "full/draft/find/date.h"

#include <algorithm>
#include <vector>

#include "full/draft/language/languages.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned::draft {
namespace {

constexpr std::string_view ordinals = " st nd rd th er º ª ";
constexpr std::string_view joints = " of de del do ";

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

/// The day in "5", "05", "5th"; 0 if it is none.
std::uint32_t day_of(const std::string& word) {
  std::size_t size = 0;
  while (size < word.size() && text::is_digit(word[size])) ++size;
  const std::string_view rest = std::string_view(word).substr(size);
  if (size == 0 || size > 2 || !(rest.empty() || is_one_of(ordinals, rest))) return 0;
  const std::uint32_t day = number(word.substr(0, size));
  return day <= 31 ? day : 0;
}

std::uint32_t month_of(const std::string& word) {
  const FoldedWord one = {{}, word};
  for (std::uint32_t month = 0; month < 12; ++month) {
    for (const DraftLanguage& language : draft_languages()) {
      if (phrase_size({&one, 1}, language.months[month]) > 0) return month + 1;
    }
  }
  return 0;
}

bool is_weekday(const FoldedWord& word) {
  const auto all = draft_languages();
  return std::any_of(all.begin(), all.end(), [&](const DraftLanguage& language) {
    return phrase_size({&word, 1}, language.weekdays) > 0;
  });
}

std::uint32_t year_of(const std::string& word) {
  const bool is_year = word.size() == 4 && std::all_of(word.begin(), word.end(), text::is_digit);
  const std::uint32_t year = is_year ? number(word) : 0;
  return year >= 1900 && year < 2200 ? year : 0;
}

std::string date_of(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  std::string date;
  text::append_number(date, year);
  date += month < 10 ? "-0" : "-";
  text::append_number(date, month);
  date += day < 10 ? "-0" : "-";
  text::append_number(date, day);
  return text::is_date(date) ? date : std::string();
}

class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : text_(text), words_(folded_words(text)) {}

  std::optional<DraftDate> find() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (const auto form :
           {&DateFinder::month_first, &DateFinder::day_first, &DateFinder::digits}) {
        std::size_t end = at;
        DraftDate found = (this->*form)(at, end);
        if (found.date.empty()) continue;
        const bool has_weekday = at > 0 && is_weekday(words_[at - 1]) && is_near(at - 1);
        found.at = {words_[has_weekday ? at - 1 : at].at.begin, words_[end].at.end};
        return found;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] std::string word(std::size_t at) const {
    return at < words_.size() ? words_[at].text : std::string();
  }

  [[nodiscard]] std::string_view gap(std::size_t at) const {
    if (at + 1 >= words_.size()) return {};
    return part(text_, {words_[at].at.end, words_[at + 1].at.begin});
  }

  /// Whether only white space and light punctuation separate a word from the next one.
  [[nodiscard]] bool is_near(std::size_t at) const {
    return at + 1 < words_.size() && gap(at).size() <= 3 &&
           gap(at).find_first_not_of(" ,.-") == std::string_view::npos;
  }

  DraftDate month_first(std::size_t at, std::size_t& end) {
    const std::uint32_t day = day_of(word(at + 1));
    if (day == 0 || !is_near(at) || !is_near(at + 1)) return {};
    const std::uint32_t month = month_of(word(at));
    if (month == 0) return {};
    end = at + 2;
    return {{}, date_of(year_of(word(at + 2)), month, day)};
  }

  DraftDate day_first(std::size_t at, std::size_t& end) {
    const std::uint32_t day = day_of(word(at));
    if (day == 0 || !is_near(at)) return {};
    end = at + (is_one_of(joints, word(at + 1)) ? 2 : 1);
    const std::uint32_t month = month_of(word(end));
    if (month == 0 || !is_near(end)) return {};
    end += is_one_of(joints, word(end + 1)) ? 2 : 1;
    return {{}, date_of(year_of(word(end)), month, day)};
  }

  DraftDate digits(std::size_t at, std::size_t& end) {
    const std::string_view separator = gap(at);
    if (at + 2 >= words_.size() || separator != gap(at + 1) || separator.size() != 1) return {};
    const std::string second = word(at + 1);
    if (second.size() > 2 || !std::all_of(second.begin(), second.end(), text::is_digit)) return {};
    end = at + 2;
    const std::uint32_t middle = number(second);
    if (year_of(word(at)) != 0 && separator == "-") {
      return {{}, date_of(year_of(word(at)), middle, day_of(word(end)))};
    }
    const std::uint32_t first = day_of(word(at));
    const std::uint32_t year = year_of(word(end));
    if (first == 0 || year == 0 || (separator != "." && separator != "/")) return {};
    if (separator == "." || first > 12) return {{}, date_of(year, middle, first)};
    return {{}, date_of(year, first, middle), middle <= 12 && middle != first};
  }

  std::string_view text_;
  std::vector<FoldedWord> words_;
};

}  // namespace

std::optional<DraftDate> find_date(std::string_view text) { return DateFinder(text).find(); }

}  // namespace undersigned::draft

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace undersigned::page {

/// The words of one language that the renderer adds, and its forms of dates, counts and lists. Each
/// `{…}` is a blank that is filled in.
struct Locale {
  std::string_view immediate;
  std::string_view draft;
  std::string_view embargoed;  ///< before the time
  std::string_view withdrawn;
  std::string_view correction;
  std::string_view led_by;  ///< {names}
  std::string_view signatories;
  std::string_view additional_signatories;
  std::string_view about;  ///< {name}
  std::string_view documents;
  std::string_view recent;        ///< {name}
  std::string_view recent_label;  ///< label of a sidebar without a heading
  std::string_view table;
  std::string_view date;   ///< {day} {month} {year}
  std::string_view clock;  ///< {date} {time} {zone}
  std::string_view comma;  ///< between the items of a list
  std::string_view last_of_two;
  std::string_view last_of_many;
  std::string_view dateline_end;
  std::string_view one_organization;
  std::string_view organizations;  ///< {n}
  std::string_view one_individual;
  std::string_view individuals;  ///< {n}
  std::string_view one_signed;   ///< {who}, one signer
  std::string_view signed_by;    ///< {who}, several
  std::string_view show_all;     ///< {n}; the button that shows all names
  std::string_view rest;         ///< {n} names that are not shown
  std::string_view find;         ///< label of the filter
  std::string_view order;        ///< label of the orders
  std::string_view as_given;
  std::string_view by_name;
  std::string_view newest;
  std::string_view one_found;
  std::string_view found;  ///< {n}
  std::string_view pause;
  std::string_view fetching;  ///< {n} percent
  std::string_view one_new;   ///< {names}
  std::string_view many_new;  ///< {n}; the names follow
  std::string_view sentence_end;
  std::string_view corrected;  ///< before a correction's note
  char group_separator;        ///< of thousands
  std::array<std::string_view, 12> months;
};

[[nodiscard]] const Locale& english();

/// The parts of a template before and after its one `{…}`. `fill` replaces the blank.
struct Around {
  std::string_view before;
  std::string_view behind;
};
[[nodiscard]] Around around_blank(std::string_view template_text);
[[nodiscard]] std::string fill(std::string_view template_text, std::string_view value);

/// "March 5, 2026" for "2026-03-05". `date` must be valid. No time zone shifts it.
[[nodiscard]] std::string say_date(const Locale& locale, std::string_view date);
/// "March 5, 2026, 09:00 UTC" for a time (RFC 3339), in the offset that it is written with.
[[nodiscard]] std::string say_time(const Locale& locale, std::string_view time);
/// "1,234"
[[nodiscard]] std::string say_number(const Locale& locale, std::uint32_t number);
/// "18 organizations have signed", "47 organizations and 1 individual have signed"; empty for none.
[[nodiscard]] std::string say_counts(const Locale& locale, const model::Counts& counts);
/// "1,234 found"
[[nodiscard]] std::string say_found(const Locale& locale, std::size_t count);
/// The separator before item `index` of `count` in "A, B and C"; empty for the first.
[[nodiscard]] std::string_view list_separator(const Locale& locale, std::size_t index,
                                              std::size_t count);

}  // namespace undersigned::page

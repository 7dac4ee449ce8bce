#include "page/locale.h"

#include "text/text.h"

namespace undersigned::page {
namespace {

constexpr Locale english_words = {
    .immediate = "FOR IMMEDIATE RELEASE",
    .draft = "DRAFT",
    .embargoed = "Embargoed until ",
    .withdrawn = "This statement has been withdrawn.",
    .correction = "Correction",
    .led_by = "Led by {names}",
    .signatories = "Signatories",
    .additional_signatories = "Additional Signatories",
    .about = "About {name}",
    .documents = "Documents",
    .recent = "Recent statements from {name}",
    .recent_label = "Recent statements",
    .table = "Table",
    .date = "{month} {day}, {year}",
    .clock = "{date}, {time} {zone}",
    .comma = ", ",
    .last_of_two = " and ",
    .last_of_many = " and ",
    .dateline_end = " \xE2\x80\x94",
    .one_organization = "1 organization",
    .organizations = "{n} organizations",
    .one_individual = "1 individual",
    .individuals = "{n} individuals",
    .one_signed = "{who} has signed",
    .signed_by = "{who} have signed",
    .show_all = "Show all {n}",
    .rest = "and {n} more",
    .find = "Find a name",
    .order = "Order",
    .as_given = "As listed",
    .by_name = "By name",
    .newest = "Newest first",
    .one_found = "1 found",
    .found = "{n} found",
    .pause = "Pause updates",
    .fetching = "Fetching the other names: {n} %",
    .one_new = "1 new signatory: {names}",
    .many_new = "{n} new signatories: ",
    .sentence_end = ".",
    .corrected = "Corrected: ",
    .group_separator = ',',
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"},
};

void replace(std::string& text, std::string_view blank, std::string_view value) {
  const std::size_t at = text.find(blank);
  if (at != std::string::npos) text.replace(at, blank.size(), value);
}

std::string say_group(const Locale& locale, std::uint32_t number, std::string_view one,
                      std::string_view many) {
  return number == 1 ? std::string(one) : fill(many, say_number(locale, number));
}

}  // namespace

const Locale& english() { return english_words; }

Around around_blank(std::string_view template_text) {
  const std::size_t open = template_text.find('{');
  const std::size_t close = template_text.find('}');
  return {.before = template_text.substr(0, open), .behind = template_text.substr(close + 1)};
}

std::string fill(std::string_view template_text, std::string_view value) {
  const Around around = around_blank(template_text);
  std::string filled(around.before);
  filled += value;
  filled += around.behind;
  return filled;
}

std::string say_date(const Locale& locale, std::string_view date) {
  std::string text(locale.date);
  const auto month = static_cast<std::size_t>((date[5] - '0') * 10 + (date[6] - '0')) - 1;
  std::string_view day = date.substr(8, 2);
  if (day[0] == '0') day.remove_prefix(1);
  std::string_view year = date.substr(0, 4);
  while (year.size() > 1 && year[0] == '0') year.remove_prefix(1);
  replace(text, "{month}", locale.months[month]);
  replace(text, "{day}", day);
  replace(text, "{year}", year);
  return text;
}

std::string say_time(const Locale& locale, std::string_view time) {
  std::size_t offset = time.find_first_of("Zz+-", 19);
  std::string zone = "UTC";
  const std::string_view written = time.substr(offset);
  if (written.size() == 6 && written.substr(1) != "00:00") {
    // A true minus sign, as in "UTC−03:00".
    zone += written[0] == '-' ? "\xE2\x88\x92" : "+";
    zone += written.substr(1);
  }
  std::string text(locale.clock);
  replace(text, "{date}", say_date(locale, time.substr(0, 10)));
  replace(text, "{time}", time.substr(11, 5));
  replace(text, "{zone}", zone);
  return text;
}

std::string say_number(const Locale& locale, std::uint32_t number) {
  std::string digits;
  text::append_number(digits, number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, locale.group_separator);
  }
  return digits;
}

std::string say_counts(const Locale& locale, const model::Counts& counts) {
  std::string who;
  if (counts.organizations > 0) {
    who = say_group(locale, counts.organizations, locale.one_organization, locale.organizations);
  }
  if (counts.persons > 0) {
    if (!who.empty()) who += locale.last_of_two;
    who += say_group(locale, counts.persons, locale.one_individual, locale.individuals);
  }
  if (who.empty()) return who;
  const bool one = std::uint64_t{counts.organizations} + counts.persons == 1;
  return fill(one ? locale.one_signed : locale.signed_by, who);
}

std::string say_found(const Locale& locale, std::size_t count) {
  if (count == 1) return std::string(locale.one_found);
  return fill(locale.found, say_number(locale, static_cast<std::uint32_t>(count)));
}

std::string_view list_separator(const Locale& locale, std::size_t index, std::size_t count) {
  if (index == 0) return {};
  if (index + 1 < count) return locale.comma;
  return count == 2 ? locale.last_of_two : locale.last_of_many;
}

}  // namespace undersigned::page

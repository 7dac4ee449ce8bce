#include "page/locale.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace undersigned::page {
namespace {

TEST(Locale, SaysDates) {
  EXPECT_EQ(say_date(english(), "2026-03-05"), "March 5, 2026");
  EXPECT_EQ(say_date(english(), "2026-12-31"), "December 31, 2026");
  EXPECT_EQ(say_date(english(), "1999-01-10"), "January 10, 1999");
  EXPECT_EQ(say_date(english(), "0800-10-01"), "October 1, 800");
}

TEST(Locale, SaysTimesInTheirOwnOffset) {
  EXPECT_EQ(say_time(english(), "2026-03-05T09:00:00Z"), "March 5, 2026, 09:00 UTC");
  EXPECT_EQ(say_time(english(), "2026-03-05t23:59:60.5z"), "March 5, 2026, 23:59 UTC");
  EXPECT_EQ(say_time(english(), "2026-03-05T09:00:00+00:00"), "March 5, 2026, 09:00 UTC");
  EXPECT_EQ(say_time(english(), "2026-03-05T09:00:00-00:00"), "March 5, 2026, 09:00 UTC");
  EXPECT_EQ(say_time(english(), "2026-03-05T00:30:00.25+05:30"), "March 5, 2026, 00:30 UTC+05:30");
  EXPECT_EQ(say_time(english(), "2026-03-05T00:30:00-03:00"), "March 5, 2026, 00:30 UTC−03:00");
}

TEST(Locale, SaysNumbers) {
  EXPECT_EQ(say_number(english(), 0), "0");
  EXPECT_EQ(say_number(english(), 999), "999");
  EXPECT_EQ(say_number(english(), 1'000), "1,000");
  EXPECT_EQ(say_number(english(), 12'345), "12,345");
  EXPECT_EQ(say_number(english(), 4'294'967'295U), "4,294,967,295");
}

TEST(Locale, SaysCounts) {
  const auto say = [](std::uint32_t organizations, std::uint32_t persons) {
    return say_counts(english(), {.organizations = organizations, .persons = persons});
  };
  EXPECT_EQ(say(0, 0), "");
  EXPECT_EQ(say(1, 0), "1 organization has signed");
  EXPECT_EQ(say(18, 0), "18 organizations have signed");
  EXPECT_EQ(say(0, 1), "1 individual has signed");
  EXPECT_EQ(say(0, 2), "2 individuals have signed");
  EXPECT_EQ(say(47, 312), "47 organizations and 312 individuals have signed");
  EXPECT_EQ(say(1, 1), "1 organization and 1 individual have signed");
  EXPECT_EQ(say(12'000, 1), "12,000 organizations and 1 individual have signed");
  EXPECT_EQ(say(4'294'967'295U, 2), "4,294,967,295 organizations and 2 individuals have signed");
}

TEST(Locale, JoinsLists) {
  const auto join = [](std::initializer_list<std::string_view> items) {
    std::string out;
    std::size_t index = 0;
    for (const std::string_view item : items) {
      out += list_separator(english(), index++, items.size());
      out += item;
    }
    return out;
  };
  EXPECT_EQ(join({"A"}), "A");
  EXPECT_EQ(join({"A", "B"}), "A and B");
  EXPECT_EQ(join({"A", "B", "C"}), "A, B and C");
  EXPECT_EQ(join({"A", "B", "C", "D"}), "A, B, C and D");
}

TEST(Locale, FillsBlanks) {
  EXPECT_EQ(fill("About {name}", "A {name}"), "About A {name}");
  EXPECT_EQ(fill("{n} have", "5"), "5 have");
  EXPECT_EQ(around_blank("Led by {names}!").before, "Led by ");
  EXPECT_EQ(around_blank("Led by {names}!").behind, "!");
}

}  // namespace
}  // namespace undersigned::page

#include "text/validate.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::text {
namespace {

struct Row {
  std::string_view text;
  bool is;
};

TEST(Validate, ChecksDates) {
  constexpr Row rows[] = {
      {"2026-03-05", true},   {"0000-01-01", true},  {"9999-12-31", true},  {"2024-02-29", true},
      {"2000-02-29", true},   {"1900-02-29", false}, {"2026-02-29", false}, {"2026-04-31", false},
      {"2026-04-30", true},   {"2026-12-32", false}, {"2026-00-10", false}, {"2026-13-01", false},
      {"2026-01-00", false},  {"", false},           {"2026-3-5", false},   {"2026-03-05T", false},
      {" 2026-03-05", false}, {"2026/03/05", false}, {"2026-03-0x", false}, {"20 6-03-05", false},
      {"-026-03-05", false},  {"05-03-2026", false}, {"2026-03-5 ", false}, {"２026-03-05", false},
  };
  for (const Row& row : rows) EXPECT_EQ(is_date(row.text), row.is) << row.text;
}

TEST(Validate, ChecksTimes) {
  constexpr Row rows[] = {
      {"2026-03-05T09:00:00Z", true},
      {"2026-03-05t09:00:00z", true},
      {"2026-03-05T23:59:60Z", true},
      {"2026-03-05T00:00:00.5Z", true},
      {"2026-03-05T09:00:00.123456Z", true},
      {"2026-03-05T09:00:00+05:30", true},
      {"2026-03-05T09:00:00-00:00", true},
      {"2026-03-05T09:00:00+23:59", true},
      {"2026-03-05", false},
      {"2026-03-05T09:00:00", false},
      {"2026-03-05T09:00Z", false},
      {"2026-03-05 09:00:00Z", false},
      {"2026-03-05T24:00:00Z", false},
      {"2026-03-05T09:60:00Z", false},
      {"2026-03-05T09:00:61Z", false},
      {"2026-02-30T09:00:00Z", false},
      {"2026-03-05T09:00:00.Z", false},
      {"2026-03-05T09:00:00,5Z", false},
      {"2026-03-05T09:00:00+0530", false},
      {"2026-03-05T09:00:00+05", false},
      {"2026-03-05T09:00:00+24:00", false},
      {"2026-03-05T09:00:00+05:60", false},
      {"2026-03-05T09:00:00Zx", false},
      {"2026-03-05T09:00:00+05-30", false},
      {"2026-03-05T09-00:00Z", false},
      {"2026-03-05T09:00-00Z", false},
      {"", false},
  };
  for (const Row& row : rows) EXPECT_EQ(is_time(row.text), row.is) << row.text;
}

TEST(Validate, ChecksSlugs) {
  const std::string longest = repeat("a", 100);
  const std::string longer = repeat("a", 101);
  const Row rows[] = {
      {"a", true},     {"0", true},  {"a-b-", true}, {"2026-reef", true}, {longest, true},
      {longer, false}, {"", false},  {"-a", false},  {"A", false},        {"a_b", false},
      {"a b", false},  {"ä", false}, {"a.b", false}, {"a/", false},       {"a\n", false},
  };
  for (const Row& row : rows) EXPECT_EQ(is_slug(row.text), row.is) << row.text;
}

TEST(Validate, ChecksLanguageTags) {
  constexpr Row rows[] = {
      {"en", true},
      {"EN", true},
      {"pt-BR", true},
      {"zh-Hant-TW", true},
      {"es-419", true},
      {"sl-rozaj-biske", true},
      {"x", false},
      {"", false},
      {"e", false},
      {"english", true},
      {"abcdefghi", false},
      {"en_US", false},
      {"en-", false},
      {"-en", false},
      {"en--US", false},
      {"e1", false},
      {"en-abcdefghi", false},
      {"de-DE-u-co-phonebk", true},
      {"12", false},
      {"en US", false},
      {"ab-12345678-12345678-12345678-12345", true},
      {"ab-12345678-12345678-12345678-123456", false},
      {"ab-12345678-12345678-12345678-1234", true},
  };
  for (const Row& row : rows) EXPECT_EQ(is_language(row.text), row.is) << row.text;
}

TEST(Validate, TellsRightToLeftLanguages) {
  constexpr Row rows[] = {
      {"ar", true},         {"AR-EG", true}, {"he", true},          {"fa-IR", true},
      {"ur", true},         {"yi", true},    {"ckb", true},         {"az-Arab", true},
      {"pa-arab-PK", true}, {"en", false},   {"en-Hebr", true},     {"ar-Latn", false},
      {"ara", false},       {"r", false},    {"zh-Hant", false},    {"en-US", false},
      {"de", false},        {"hex", false},  {"ar-Latn-EG", false},
  };
  for (const Row& row : rows) EXPECT_EQ(is_right_to_left(row.text), row.is) << row.text;
}

}  // namespace
}  // namespace undersigned::text

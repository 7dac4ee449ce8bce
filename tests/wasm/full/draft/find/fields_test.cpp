#include "full/draft/find/fields.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "full/draft/find/date.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/words.h"

namespace undersigned::draft {
namespace {

std::string date(std::string_view text) {
  const auto found = find_date(text);
  if (!found) return "none";
  return found->date + (found->is_doubtful ? "?" : "") + " of " +
         std::string(part(text, found->at));
}

TEST(DraftDate, IsFoundInSeveralForms) {
  EXPECT_EQ(date("Oslo, March 5, 2026 — We"), "2026-03-05 of March 5, 2026");
  EXPECT_EQ(date("Thursday, 5th March 2026"), "2026-03-05 of Thursday, 5th March 2026");
  EXPECT_EQ(date("2026-03-05"), "2026-03-05 of 2026-03-05");
  EXPECT_EQ(date("le 1er août 2026"), "2026-08-01 of 1er août 2026");
  EXPECT_EQ(date("5 de marzo de 2026"), "2026-03-05 of 5 de marzo de 2026");
  EXPECT_EQ(date("den 5. März 2026"), "2026-03-05 of 5. März 2026");
  EXPECT_EQ(date("05.03.2026"), "2026-03-05 of 05.03.2026");
}

TEST(DraftDate, IsDoubtfulWhenDayAndMonthMayBeSwapped) {
  EXPECT_EQ(date("3/5/2026"), "2026-03-05? of 3/5/2026");
  EXPECT_EQ(date("31/5/2026"), "2026-05-31 of 31/5/2026");
}

TEST(DraftDate, IsAValidDate) {
  EXPECT_EQ(date("February 30, 2026"), "none");
  EXPECT_EQ(date("March 2026, 5 of them"), "none");
  EXPECT_EQ(date("May 4"), "none");
}

TEST(DraftFields, HaveRolesByTheirWords) {
  EXPECT_EQ(role_of("FOR IMMEDIATE RELEASE"), LineRole::release_line);
  EXPECT_EQ(role_of("Embargoed until 5 March 2026, 09:00"), LineRole::embargo);
  EXPECT_EQ(role_of("Press Release:"), LineRole::label);
  EXPECT_EQ(role_of("Media contacts"), LineRole::contacts);
  EXPECT_EQ(role_of("For more information, please contact: Ann"), LineRole::contacts);
  EXPECT_EQ(role_of("SIGNATORY ORGANISATIONS (41)"), LineRole::signatories);
  EXPECT_EQ(role_of("Led by A and B"), LineRole::leads);
  EXPECT_EQ(role_of("About the Reef Watch"), LineRole::about);
  EXPECT_EQ(role_of("Recent statements from Reef Watch"), LineRole::releases);
  EXPECT_EQ(role_of("Notes to editors:"), LineRole::notes);
  EXPECT_EQ(role_of("Unsubscribe"), LineRole::furniture);
  for (const std::string_view mark : {"###", "# # #", "-30-", "ENDS", "– end –"}) {
    EXPECT_EQ(role_of(mark), LineRole::end_mark) << mark;
  }
}

TEST(DraftFields, HaveNoRoleInSentences) {
  for (const std::string_view words :
       {"The signatories ask the government to:", "About 300 people came to the harbor.",
        "We contact the ministry every week.", "More news will follow.", "The end",
        "Signed, sealed, delivered"}) {
    EXPECT_EQ(role_of(words), LineRole::none) << words;
  }
}

std::string dateline(std::string_view words) {
  const auto found = find_dateline(words);
  return found ? std::string(part(words, *found)) : "none";
}

TEST(DraftFields, FindTheDateline) {
  EXPECT_EQ(dateline("NAIROBI, Kenya — Twelve groups"), "NAIROBI, Kenya — ");
  EXPECT_EQ(dateline("Geneva, 5 March 2026 - Twelve"), "Geneva, 5 March 2026 - ");
  EXPECT_EQ(dateline("(Lagos, March 5, 2026) – Twelve"), "(Lagos, March 5, 2026) – ");
  EXPECT_EQ(dateline("Twelve groups have come – and gone"), "none");
  EXPECT_EQ(dateline("Water – the source of life"), "none");
}

TEST(DraftFields, FindAddresses) {
  const auto found = [](std::string_view words, auto find) {
    const std::optional<text::Range> at = find(words);
    return at ? std::string(part(words, *at)) : "none";
  };
  EXPECT_EQ(found("write to ann.o@reef.example.", find_email), "ann.o@reef.example");
  EXPECT_EQ(found("@reefwatch", find_email), "none");
  EXPECT_EQ(found("Tel. +254 (0)20 555-0142, mobile", find_telephone), "+254 (0)20 555-0142");
  EXPECT_EQ(found("in 2024, 2025 and 2026", find_telephone), "none");
  EXPECT_EQ(found("see www.reef.example.", find_web_address), "www.reef.example");
}

}  // namespace
}  // namespace undersigned::draft

#include "text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/text.h"

namespace undersigned::text {
namespace {

TEST(Fold, FoldsLatin) {
  EXPECT_EQ(fold("Plain ASCII, 123 [Z]"), "plain ascii, 123 [z]");
  EXPECT_EQ(fold("ÀÉÎÕÜŸÇÑ àéîõüÿçñ"), "aeiouycn aeiouycn");
  EXPECT_EQ(fold("Straße STRAẞE Ærø Œuvre Þór"), "strasse strasse aero oeuvre thor");
  EXPECT_EQ(fold("Łódź Đorđe Ísland İstanbul ılık Ŋ ŋ Ħ"), "lodz dorde island istanbul ilik n n h");
  EXPECT_EQ(fold("Nguyễn Phường Ṡ ǅ Ǆ ǆ"), "nguyen phuong s dz dz dz");
  EXPECT_EQ(fold("Ɓɓ Ƙƙ Əə Ɔɔ Ȼȼ"), "bb kk ee oo cc");
}

TEST(Fold, FoldsGreekAndCyrillic) {
  EXPECT_EQ(fold("Αθήνα ΑΘΗΝΑ ΟΔΥΣΣΕΥΣ Οδυσσεύς"), "αθηνα αθηνα οδυσσευσ οδυσσευσ");
  EXPECT_EQ(fold("ᾈᾳἀ Ὠ ΐ ϐϑϕ Ͽ"), "ααα ω ι βθφ ͽ");
  EXPECT_EQ(fold("Киев КИЕВ Ёлка Йод Їжак Ўрэк Ѓ Ѐ"), "киев киев елка иод іжак урэк г е");
  EXPECT_EQ(fold("Ҕҕ Ӏӏ Ә Ӛ Ӵ Ԯ"), "ҕҕ ӏӏ ә ә ч ԯ");
}

TEST(Fold, DropsCombiningMarksOfTheseScripts) {
  EXPECT_EQ(fold("e\u0301E\u0301"), "ee");
  EXPECT_EQ(fold("\u0438\u0306\u0419"), fold("\u0439\u0418\u0306"));
  EXPECT_EQ(fold("\u0300\u036F"), "");
  EXPECT_EQ(fold("\u02FF\u0370"), "\u02FF\u0371");
}

TEST(Fold, KeepsOtherCharacters) {
  for (const std::string_view text : {"漢字かな", "مَرْحَبًا", "שָׁלוֹם", "한국어", "😀", "×÷¿µ",
                                      "\u00BF\u02B0\u036F\u0378\u0530", "\u2C80", "\u1DFF\u2000"}) {
    std::string expected(text);
    const std::size_t mark = expected.find("\u036F");
    if (mark != std::string::npos) expected.erase(mark, 2);
    EXPECT_EQ(fold(text), expected);
  }
  EXPECT_EQ(fold("\xC3"), "\uFFFD");
}

TEST(Fold, IsIdempotent) {
  std::string all;
  for (char32_t code_point = 1; code_point < 0x3000; ++code_point) append_utf8(all, code_point);
  const std::string once = fold(all);
  EXPECT_EQ(fold(once), once);
}

}  // namespace
}  // namespace undersigned::text

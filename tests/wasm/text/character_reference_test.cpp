#include "text/character_reference.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace undersigned::text {
namespace {

TEST(CharacterReference, IsDecoded) {
  struct Row {
    std::string_view reference;
    std::string_view text;
  };
  constexpr Row rows[] = {
      {"&amp;", "&"},
      {"&lt;", "<"},
      {"&quot;", "\""},
      {"&nbsp;", "\u00A0"},
      {"&auml;", "ä"},
      {"&Auml;", "Ä"},
      {"&AElig;", "Æ"},
      {"&Dcaron;", "Ď"},
      {"&ClockwiseContourIntegral;", "∲"},
      {"&CounterClockwiseContourIntegral;", "∳"},
      {"&ngE;", "≧̸"},
      {"&ThickSpace;", "\u205F\u200A"},
      {"&bne;", "=\u20E5"},
      {"&zwnj;", "\u200C"},
      {"&zscr;", "𝓏"},
      {"&Aacute;", "Á"},
      {"&AMP;", "&"},
      {"&fjlig;", "fj"},
      {"&NotEqualTilde;", "≂̸"},
      // Names are case-sensitive, and unknown ones are not guessed.
      {"&AUML;", "&AUML;"},
      {"&nope;", "&nope;"},
      {"&am;", "&am;"},
      {"&ampx;", "&ampx;"},
      {"&a;", "&a;"},
      {"&;", "&;"},
      {"&#35;", "#"},
      {"&#1234;", "Ӓ"},
      {"&#992;", "Ϡ"},
      {"&#0;", "\uFFFD"},
      {"&#0000000;", "\uFFFD"},
      {"&#x22;", "\""},
      {"&#XD06;", "ആ"},
      {"&#xcab;", "ಫ"},
      {"&#x10FFFF;", "\U0010FFFF"},
      {"&#x110000;", "\uFFFD"},
      {"&#xFFFFFF;", "\uFFFD"},
      {"&#9999999;", "\uFFFD"},
      {"&#xD800;", "\uFFFD"},
      {"&#xDFFF;", "\uFFFD"},
      {"&#xD7FF;", "\uD7FF"},
      {"&#xE000;", "\uE000"},
      {"&#128;", "\u0080"},
      {"&#10;", "\n"},
  };
  for (const Row& row : rows) {
    std::string out = ">";
    append_character_reference(out, row.reference);
    EXPECT_EQ(out, ">" + std::string(row.text)) << row.reference;
  }
}

}  // namespace
}  // namespace undersigned::text

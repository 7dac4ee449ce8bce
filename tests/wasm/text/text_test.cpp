#include "text/text.h"

#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace undersigned::text {
namespace {

using namespace std::string_view_literals;

/// The code points of `text`, as U+… separated by spaces.
std::string decoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t code_point = decode_utf8(text, at);
    EXPECT_GT(at, before);
    EXPECT_LE(at, text.size());
    if (!out.empty()) out += ' ';
    for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
      out += hex[code_point >> shift & 15U];
  }
  return out;
}

template <typename Append>
std::string made(Append append, std::string_view text) {
  std::string out = ">";
  append(out, text);
  return out.substr(1);
}

TEST(Text, CountsCodePointsAndCodeUnits) {
  EXPECT_EQ(count_code_points("a\0ä€𝄞z"sv), 6U);
  EXPECT_EQ(count_utf16("a\0ä€𝄞z"sv), 7U);
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_utf16(""), 0U);
  // Every length, to cover each tail of the eight-byte steps.
  std::string text;
  for (std::size_t size = 0; size < 40; ++size) {
    EXPECT_EQ(count_code_points(text), size);
    EXPECT_EQ(count_utf16(text), size + size / 2);
    text += size % 2 == 0 ? "ä" : "𝄞";
  }
}

TEST(Text, CountsEveryCodePoint) {
  for (char32_t code_point = 0; code_point <= 0x10FFFF;
       code_point += code_point < 0x3000 ? 1 : 61) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code_point);
    ASSERT_EQ(count_code_points(text), 1U) << text;
    ASSERT_EQ(count_utf16(text), code_point > 0xFFFF ? 2U : 1U) << text;
    std::size_t at = 0;
    ASSERT_EQ(decode_utf8(text, at), code_point);
    ASSERT_EQ(at, text.size());
  }
}

TEST(Text, EncodesTheBoundaries) {
  const auto encoded = [](char32_t code_point) {
    std::string out;
    append_utf8(out, code_point);
    return out;
  };
  EXPECT_EQ(encoded(0), "\0"sv);
  EXPECT_EQ(encoded(0x7F), "\x7F");
  EXPECT_EQ(encoded(0x80), "\xC2\x80");
  EXPECT_EQ(encoded(0x7FF), "\xDF\xBF");
  EXPECT_EQ(encoded(0x800), "\xE0\xA0\x80");
  EXPECT_EQ(encoded(0xFFFF), "\xEF\xBF\xBF");
  EXPECT_EQ(encoded(0x10000), "\xF0\x90\x80\x80");
  EXPECT_EQ(encoded(0x10FFFF), "\xF4\x8F\xBF\xBF");
}

// The table "U+FFFD for ill-formed sequences" of Unicode 15, section 3.9, and cases next to it.
TEST(Text, DecodesInvalidSequencesAsBrowsersDo) {
  EXPECT_EQ(decoded("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 0041");
  EXPECT_EQ(decoded("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
            "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 0041");
  EXPECT_EQ(decoded("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
            "FFFD FFFD FFFD FFFD FFFD 0041 FFFD FFFD 0042");
  EXPECT_EQ(decoded("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "FFFD FFFD FFFD FFFD 0041");
  EXPECT_EQ(decoded("\xE2\x82"), "FFFD");
  EXPECT_EQ(decoded("\xC3"), "FFFD");
  EXPECT_EQ(decoded("\xC3\xA4\xE2\x82\xAC\xF0\x9D\x84\x9E"), "00E4 20AC 01D11E");
  EXPECT_EQ(decoded("\xED\x9F\xBF\xEE\x80\x80"), "D7FF E000");
}

std::string utf8_of(std::initializer_list<char32_t> code_points) {
  std::string out;
  for (const char32_t code_point : code_points) append_utf8(out, code_point);
  return out;
}

TEST(Text, RemovesNulAndDirectionalControls) {
  EXPECT_EQ(clean_text("plain"), "plain");
  EXPECT_EQ(clean_text(std::string("\0a\0"sv)), "\uFFFDa\uFFFD");
  EXPECT_EQ(clean_text(utf8_of({'a', 0x202E, 'b'})), utf8_of({'a', 0x202E, 'b'}));
  EXPECT_EQ(clean_name(utf8_of({0x202A, 'a', 0x202B, 'b', 0x202C, 0x202D, 0x202E, 'c'})), "abc");
  EXPECT_EQ(clean_name(utf8_of({0x2066, 'a', 0x2067, 'b', 0x2068, 0x2069})), "ab");
  EXPECT_EQ(clean_name(utf8_of({0, 'a', 0x202E, 0})), "\uFFFDa\uFFFD");
  const std::string neighbours =
      utf8_of({0x2029, 0x202F, 0x2065, 0x206A, 0x200E, 0x20AC, 0x12AA, 0x3066, 0xE2, 0xAA});
  EXPECT_EQ(clean_name(neighbours), neighbours);
  EXPECT_EQ(clean_name("a\xE2\x80"), "a\xE2\x80");
  EXPECT_EQ(clean_name(""), "");
}

TEST(Text, CollapsesWhiteSpace) {
  EXPECT_EQ(collapse_white_space(" \t a\r\n\fb   c "), "a b c");
  EXPECT_EQ(collapse_white_space("a\u00A0 b"), "a\u00A0 b");
  EXPECT_EQ(collapse_white_space("a\vb"), "a\vb");
  EXPECT_EQ(collapse_white_space(" \n "), "");
  EXPECT_EQ(collapse_white_space(""), "");
  EXPECT_EQ(collapse_white_space("a"), "a");
}

TEST(Text, LowercasesAsciiOnly) { EXPECT_EQ(ascii_lower("@AZ[`az{ÄÉ"), "@az[`az{ÄÉ"); }

TEST(Text, EscapesHtml) {
  EXPECT_EQ(made(append_html_text, "a&b<c>d\"e'f\rg\nh\ti"), "a&amp;b&lt;c&gt;d\"e'f&#13;g\nh\ti");
  EXPECT_EQ(made(append_html_attribute, "a&b<c>d\"e'f\rg\nh\ti"),
            "a&amp;b&lt;c&gt;d&quot;e'f&#13;g\nh\ti");
  EXPECT_EQ(made(append_html_text, "<<"), "&lt;&lt;");
  EXPECT_EQ(made(append_html_text, ""), "");
  // Bytes 64 or more above an escaped one are not escaped.
  EXPECT_EQ(made(append_html_attribute, "fb|~M\xE2\xA6\xBC"), "fb|~M\xE2\xA6\xBC");
}

TEST(Text, WritesNumbers) {
  const auto written = [](std::uint64_t number) {
    std::string out = "n";
    append_number(out, number);
    return out;
  };
  EXPECT_EQ(written(0), "n0");
  EXPECT_EQ(written(9), "n9");
  EXPECT_EQ(written(10), "n10");
  EXPECT_EQ(written(200000), "n200000");
  EXPECT_EQ(written(18446744073709551615U), "n18446744073709551615");
}

// The vectors of the FNV authors' test program.
TEST(Text, HashesWithFnv1a) {
  EXPECT_EQ(hash32(""), 0x811C9DC5U);
  EXPECT_EQ(hash32("a"), 0xE40C292CU);
  EXPECT_EQ(hash32("foobar"), 0xBF9CF968U);
  EXPECT_EQ(hash32("\xFF\x00\x00\x01"sv), 0xC48FB86DU);
}

TEST(Text, EncodesDestinationsAsCommonMarkDoes) {
  EXPECT_EQ(percent_encode_destination("/url?a=b&c=d;e,f!g~h*i'(j)#k$l+m@n:o-p_q.r"),
            "/url?a=b&c=d;e,f!g~h*i'(j)#k$l+m@n:o-p_q.r");
  EXPECT_EQ(percent_encode_destination("a b\"<>\\^`{|}[]"),
            "a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D");
  EXPECT_EQ(percent_encode_destination("ä€"), "%C3%A4%E2%82%AC");
  EXPECT_EQ(percent_encode_destination("%20%aF%g0%2%"), "%20%aF%25g0%252%25");
  EXPECT_EQ(percent_encode_destination("\n\0\x7F"sv), "%0A%00%7F");
}

TEST(Text, FindsTheNearestWord) {
  constexpr std::array words = {"id"sv,          "name"sv,         "note"sv, "title"sv,
                                "signatories"sv, "abbreviation"sv, "sign"sv};
  const auto nearest = [&words](std::string_view word) { return nearest_word(word, words); };
  EXPECT_EQ(nearest("nmae"), "name");
  EXPECT_EQ(nearest("Name"), "name");
  EXPECT_EQ(nearest("names"), "name");
  EXPECT_EQ(nearest("nam"), "name");
  EXPECT_EQ(nearest("nome"), "name");  // the first of two
  EXPECT_EQ(nearest("signaturies"), "signatories");
  EXPECT_EQ(nearest("signatures"), "signatories");
  EXPECT_EQ(nearest("SIGNATORYS"), "signatories");
  EXPECT_EQ(nearest("abreviaton"), "abbreviation");
  EXPECT_EQ(nearest("tilte"), "title");
  EXPECT_EQ(nearest("teh"), "");
  EXPECT_EQ(nearest("nmea"), "");        // two edits in a word of four
  EXPECT_EQ(nearest("ttiel"), "title");  // two in a word of five
  EXPECT_EQ(nearest("attiel"), "");      // three in a word of six
  EXPECT_EQ(nearest("x"), "");
  EXPECT_EQ(nearest("d"), "");  // as many edits as bytes
  EXPECT_EQ(nearest(""), "");
  EXPECT_EQ(nearest(std::string(100000, 'a')), "");
  const std::string longest(32, 'a');
  const std::string too_long(33, 'a');
  const std::array<std::string_view, 2> long_words = {too_long, longest};
  EXPECT_EQ(nearest_word(too_long, long_words), longest);
  EXPECT_EQ(nearest_word("name", {}), "");
}

}  // namespace
}  // namespace undersigned::text

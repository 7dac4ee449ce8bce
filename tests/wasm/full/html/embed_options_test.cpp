#include "full/html/embed_options.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"
#include "text/json_writer.h"

namespace undersigned::html {
namespace {

std::string json_of(std::string_view name, std::string_view value) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member(name, value);
  json.end_object();
  return out;
}

std::string error_of(std::string_view name, std::string_view value) {
  return read_embed_options(json_of(name, value)).error;
}

TEST(EmbedOptions, IsReadFromJson) {
  const auto [options, error, diagnostics] = read_embed_options(
      R"({"framed": 1, "frameUrl": "https://p.example/f?a=1&b=\"2\"",
          "oembedUrl": "https://p.example/o.json", "width": "1", "height": "9999"})");
  EXPECT_EQ(error, "");
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_TRUE(options.framed);
  EXPECT_EQ(options.frame_url, "https://p.example/f?a=1&b=%222%22");
  EXPECT_EQ(options.oembed_url, "https://p.example/o.json");
  EXPECT_EQ(options.width, "1");
  EXPECT_EQ(options.height, "9999");
  for (const std::string_view nothing : {"", "{}", R"({"framed": 0})"}) {
    const auto none = read_embed_options(nothing);
    EXPECT_EQ(none.error, "");
    EXPECT_TRUE(none.diagnostics.empty());
    EXPECT_FALSE(none.options.framed);
    EXPECT_EQ(none.options.embed.name, "embed.js");
  }
}

TEST(EmbedOptions, SaysWhichOptionIsWrong) {
  constexpr const char* address =
      " is not an absolute http or https address, without a user name, of at most 2,048 bytes";
  for (const std::string wrong :
       {"", "f.html", "//p.example/", "ftp://p.example/", "javascript:alert(1)",
        "https://u@p.example/", "https://", "https://p.example/ x"}) {
    EXPECT_EQ(error_of("frameUrl", wrong), "frameUrl: \"" + wrong + "\"" + address);
  }
  EXPECT_TRUE(error_of("oembedUrl", "x").starts_with("oembedUrl: \"x\""));
  const std::string long_one = "https://p.example/" + repeat("x", 2048);
  EXPECT_NE(error_of("frameUrl", long_one), "");
  for (const std::string wrong : {"", "0", "-1", "100%", "10000", "1e3", "0600", "6\"0"}) {
    EXPECT_EQ(error_of("width", wrong),
              "width: \"" + wrong + "\" is not a number of pixels from 1 to 9999");
  }
  EXPECT_TRUE(read_embed_options(R"({"height": "x", "width": "y"})").error.starts_with("width:"));
}

TEST(EmbedOptions, HasTheDiagnosticsOfItsJson) {
  for (const std::string_view wrong :
       {"frameUrl https://p.example/", "[]", R"({"framed": 2})", R"({"width": 600})",
        R"({"later": ""})", R"({"lang": "en", "lang": "de"})", R"({"embed": "a.js"})"}) {
    EXPECT_FALSE(read_embed_options(wrong).diagnostics.empty()) << wrong;
  }
}

}  // namespace
}  // namespace undersigned::html

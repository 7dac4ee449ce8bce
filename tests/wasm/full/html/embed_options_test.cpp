#include "full/html/embed_options.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/documents.h"

namespace undersigned::html {
namespace {

TEST(EmbedOptions, IsReadFromLines) {
  const auto [options, error] = read_embed_options(
      "framed\n\nframeUrl https://p.example/f?a=1&b=\"2\"\noembedUrl https://p.example/o.json\n"
      "width 1\nheight 9999\nlater anything");
  EXPECT_EQ(error, "");
  EXPECT_TRUE(options.framed);
  EXPECT_EQ(options.frame_url, "https://p.example/f?a=1&b=%222%22");
  EXPECT_EQ(options.oembed_url, "https://p.example/o.json");
  EXPECT_EQ(options.width, "1");
  EXPECT_EQ(options.height, "9999");
  EXPECT_EQ(read_embed_options("").error, "");
  EXPECT_FALSE(read_embed_options("").options.framed);
}

TEST(EmbedOptions, SaysWhichOptionIsWrong) {
  constexpr const char* address =
      " is not an absolute http or https address, without a user name, of at most 2,048 bytes";
  for (const std::string wrong :
       {"", "f.html", "//p.example/", "ftp://p.example/", "javascript:alert(1)",
        "https://u@p.example/", "https://", "https://p.example/ x"}) {
    EXPECT_EQ(read_embed_options("frameUrl " + wrong).error,
              "frameUrl: \"" + wrong + "\"" + address);
  }
  EXPECT_TRUE(read_embed_options("oembedUrl x").error.starts_with("oembedUrl: \"x\""));
  const std::string long_one = "https://p.example/" + repeat("x", 2048);
  EXPECT_NE(read_embed_options("frameUrl " + long_one).error, "");
  for (const std::string wrong : {"", "0", "-1", "100%", "10000", "1e3", "0600", "6\"0"}) {
    EXPECT_EQ(read_embed_options("width " + wrong).error,
              "width: \"" + wrong + "\" is not a number of pixels from 1 to 9999");
  }
  EXPECT_TRUE(read_embed_options("height x\nwidth y").error.starts_with("height:"));
}

}  // namespace
}  // namespace undersigned::html

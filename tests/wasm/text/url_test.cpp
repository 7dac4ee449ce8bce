#include "text/url.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace undersigned::text {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view base = "https://publisher.example/s/statement.json?v=2#top";

std::string result_of(const Resolved& resolved) {
  EXPECT_EQ(resolved.address.empty(), resolved.refusal != Refusal::none);
  switch (resolved.refusal) {
    case Refusal::none: return resolved.address;
    case Refusal::control_byte: return "refused: control byte";
    case Refusal::too_long: return "refused: too long";
    case Refusal::scheme: return "refused: scheme";
    case Refusal::credentials: return "refused: credentials";
    case Refusal::no_base: return "refused: no base";
    case Refusal::no_host: return "refused: no host";
    case Refusal::telephone: return "refused: telephone";
    case Refusal::foreign_origin: return "refused: foreign origin";
  }
  return "?";
}

struct Case {
  std::string_view reference;
  std::string_view expected;
};

void expect_links(std::string_view from, const std::vector<Case>& cases) {
  for (const auto& [reference, expected] : cases) {
    EXPECT_EQ(result_of(resolve_link(reference, from)), expected)
        << reference << " against " << from;
  }
}

TEST(Url, ResolvesReferences) {
  expect_links(base, {
                         {"", "https://publisher.example/s/statement.json?v=2"},
                         {"#names", "https://publisher.example/s/statement.json?v=2#names"},
                         {"?v=3", "https://publisher.example/s/statement.json?v=3"},
                         {"?", "https://publisher.example/s/statement.json?"},
                         {"a.pdf", "https://publisher.example/s/a.pdf"},
                         {"a/b.pdf?x#y", "https://publisher.example/s/a/b.pdf?x#y"},
                         {"a?b/../c#d/../e", "https://publisher.example/s/a?b/../c#d/../e"},
                         {"/a.pdf", "https://publisher.example/a.pdf"},
                         {"//other.example", "https://other.example/"},
                         {"//other.example?q", "https://other.example/?q"},
                         {"//other.example#f", "https://other.example/#f"},
                         {"///other.example/a", "https://other.example/a"},
                         {"1a:b", "https://publisher.example/s/1a:b"},
                         {"a/b:c", "https://publisher.example/s/a/b:c"},
                         {":a", "https://publisher.example/s/:a"},
                         {"?a:b", "https://publisher.example/s/statement.json?a:b"},
                     });
}

TEST(Url, ResolvesDotSegments) {
  expect_links(
      "https://a.example/1/2/3",
      {
          {".", "https://a.example/1/2/"},          {"./", "https://a.example/1/2/"},
          {"./x", "https://a.example/1/2/x"},       {"..", "https://a.example/1/"},
          {"../", "https://a.example/1/"},          {"../x", "https://a.example/1/x"},
          {"../../../../x", "https://a.example/x"}, {"x/..", "https://a.example/1/2/"},
          {"x/../y", "https://a.example/1/2/y"},    {"x/./y", "https://a.example/1/2/x/y"},
          {"%2e%2E/x", "https://a.example/1/x"},    {".%2e/x", "https://a.example/1/x"},
          {"%2E./x", "https://a.example/1/x"},      {"%2e/x", "https://a.example/1/2/x"},
          {"...", "https://a.example/1/2/..."},     {"%2f..", "https://a.example/1/2/%2f.."},
          {"..x", "https://a.example/1/2/..x"},     {"%2", "https://a.example/1/2/%2"},
          {"x//y", "https://a.example/1/2/x//y"},   {"x//../y", "https://a.example/1/2/x/y"},
          {"/..//x", "https://a.example//x"},
      });
  // The base's own path is normalized first.
  expect_links("https://a.example/1/..", {{"x", "https://a.example/x"}});
  expect_links("https://a.example", {{"x", "https://a.example/x"}, {"", "https://a.example/"}});
}

TEST(Url, ResolvesOddReferencesAsBrowsersDo) {
  expect_links("https://a.example/1/2", {
                                            {"https:x", "https://a.example/1/x"},
                                            {"HTTPS:/x", "https://a.example/x"},
                                            {"https:", "https://a.example/1/2"},
                                            {"https:?q", "https://a.example/1/2?q"},
                                            {"https:\\\\b.example\\x", "https://b.example/x"},
                                            {"https:/\\b.example", "https://b.example/"},
                                            {"https:////b.example", "https://b.example/"},
                                            {"http:b.example", "http://b.example/"},
                                            {"http:/b.example", "http://b.example/"},
                                            {"http:\\b.example", "http://b.example/"},
                                            {"\\x", "https://a.example/x"},
                                            {"\\\\b.example\\x\\..\\y", "https://b.example/y"},
                                            {"/\\b.example", "https://b.example/"},
                                            {"x\\y?a\\b#c\\d", "https://a.example/1/x/y?a\\b#c\\d"},
                                        });
  expect_links("", {
                       {"http:b.example", "http://b.example/"},
                       {"https:/b.example?", "https://b.example/?"},
                       {"https:\\b.example", "https://b.example/"},
                   });
}

TEST(Url, EncodesAmbiguousCharacters) {
  expect_links(base, {
                         {"/ä?ä#ä", "https://publisher.example/%C3%A4?%C3%A4#%C3%A4"},
                         {"/\"<>'?\"<>'#\"<>'",
                          "https://publisher.example/%22%3C%3E'?%22%3C%3E%27#%22%3C%3E'"},
                         {"/%41%zz%", "https://publisher.example/%41%zz%"},
                         {"/a`{}|^[]", "https://publisher.example/a`{}|^[]"},
                         {"//ä.example/ä", "https://ä.example/%C3%A4"},
                     });
}

TEST(Url, LeavesTheHostAsWritten) {
  expect_links("", {
                       {"HTTP://Ä.Example:80/A", "http://Ä.Example:80/A"},
                       {"https://a.example:/", "https://a.example:/"},
                       {"https://a.example:65535", "https://a.example:65535/"},
                       {"https://0x7f.1/", "https://0x7f.1/"},
                       {"https://[::1]:8080/x", "https://[::1]:8080/x"},
                       {"https://[2001:DB8::1.2.3.4]", "https://[2001:DB8::1.2.3.4]/"},
                       {"https://a_b-c.example", "https://a_b-c.example/"},
                   });
}

TEST(Url, RefusesHosts) {
  expect_links(base, {
                         {"http://", "refused: no host"},
                         {"//", "refused: no host"},
                         {"http:", "refused: no host"},
                         {"https:///?x", "refused: no host"},
                         {"https://:80/", "refused: no host"},
                         {"https://a.example:65536", "refused: no host"},
                         {"https://a.example:99999999999999999999", "refused: no host"},
                         {"https://a.example:8a", "refused: no host"},
                         {"https://a:b:1", "refused: no host"},
                         {"https://a\"b", "refused: no host"},
                         {"https://a<b", "refused: no host"},
                         {"https://a'b", "refused: no host"},
                         {"https://a|b", "refused: no host"},
                         {"https://[::1", "refused: no host"},
                         {"https://[::1]x", "refused: no host"},
                         {"https://[v1.a]", "refused: no host"},
                         {"https://a[::1]", "refused: no host"},
                     });
}

TEST(Url, RefusesCredentials) {
  expect_links(base, {
                         {"https://user@a.example", "refused: credentials"},
                         {"https://user:word@a.example/x", "refused: credentials"},
                         {"https://@a.example", "refused: credentials"},
                         {"https://:@a.example", "refused: credentials"},
                         {"//user@a.example", "refused: credentials"},
                         {"\\\\user@a.example", "refused: credentials"},
                         {"http:user@a.example", "refused: credentials"},
                         {"https:user@a.example", "https://publisher.example/s/user@a.example"},
                         {"https://a.example/@b", "https://a.example/@b"},
                         {"https://a.example?@b", "https://a.example/?@b"},
                         {"https://a.example\\@b", "https://a.example/@b"},
                         {"mailto://user@a.example", "refused: no host"},
                     });
}

TEST(Url, AllowsSchemesByList) {
  expect_links(base, {
                         {"javascript:alert(1)", "refused: scheme"},
                         {"JaVaScRiPt:alert(1)", "refused: scheme"},
                         {"data:text/html,x", "refused: scheme"},
                         {"vbscript:x", "refused: scheme"},
                         {"file:///etc/passwd", "refused: scheme"},
                         {"blob:https://a.example/1", "refused: scheme"},
                         {"ftp://a.example", "refused: scheme"},
                         {"ws://a.example", "refused: scheme"},
                         {"view-source:https://a.example", "refused: scheme"},
                         {"https+x://a.example", "refused: scheme"},
                         {"x:", "refused: scheme"},
                         {"java%73cript:x", "https://publisher.example/s/java%73cript:x"},
                         {"&#106;avascript:x", "https://publisher.example/s/&#106;avascript:x"},
                     });
}

TEST(Url, RefusesControlBytesAndSpaces) {
  for (int byte = 0; byte < 0x80; ++byte) {
    const bool is_control = byte <= 0x20 || byte == 0x7F;
    const char c = static_cast<char>(byte);
    for (const std::string& reference :
         {std::string("/x") + c, c + std::string("x"), std::string("mailto:") + c + "x"}) {
      EXPECT_EQ(resolve_link(reference, base).refusal == Refusal::control_byte, is_control) << byte;
    }
  }
  expect_links(base, {
                         {"java\nscript:alert(1)", "refused: control byte"},
                         {"\x01javascript:alert(1)", "refused: control byte"},
                         {"java\0script:alert(1)"sv, "refused: control byte"},
                         {"tel:+1\t2", "refused: control byte"},
                     });
}

TEST(Url, NeedsAUsableBase) {
  for (const std::string_view unusable :
       {""sv, "file:///s/statement.json"sv, "about:blank"sv, "statement.json"sv,
        "mailto:a@b.example"sv, "https://user@a.example/"sv, " https://a.example/"sv,
        "javascript:x"sv}) {
    expect_links(unusable, {
                               {"", "refused: no base"},
                               {"x", "refused: no base"},
                               {"/x", "refused: no base"},
                               {"#x", "refused: no base"},
                               {"//b.example", "refused: no base"},
                               {"https://b.example", "https://b.example/"},
                               {"https:\\\\b.example", "https://b.example/"},
                               {"mailto:a@b.example", "mailto:a@b.example"},
                           });
  }
  // A browser would keep the user info of such a base.
  expect_links("https://user@a.example/", {{"https:x", "refused: no base"}});
}

TEST(Url, ResolvesMailAndTelephone) {
  expect_links("",
               {
                   {"mailto:press@a.example", "mailto:press@a.example"},
                   {"MAILTO:Press@A.example?subject=a%20b", "mailto:Press@A.example?subject=a%20b"},
                   {"mailto:ä\"<>@a.example", "mailto:%C3%A4%22%3C%3E@a.example"},
                   {"tel:+15551234", "tel:+15551234"},
                   {"TEL:112", "tel:112"},
                   {"tel:", "refused: telephone"},
                   {"tel:+", "refused: telephone"},
                   {"tel:+1-555", "refused: telephone"},
                   {"tel:1+1", "refused: telephone"},
                   {"tel:++1", "refused: telephone"},
                   {"tel:1;ext=2", "refused: telephone"},
                   {"tel://1", "refused: telephone"},
               });
}

TEST(Url, AllowsOnlyHttpForResources) {
  EXPECT_EQ(result_of(resolve_resource("list.json", base)),
            "https://publisher.example/s/list.json");
  EXPECT_EQ(result_of(resolve_resource("http://a.example/x", "")), "http://a.example/x");
  EXPECT_EQ(result_of(resolve_resource("mailto:a@b.example", base)), "refused: scheme");
  EXPECT_EQ(result_of(resolve_resource("tel:1", base)), "refused: scheme");
  EXPECT_EQ(result_of(resolve_resource("data:,x", base)), "refused: scheme");
}

TEST(Url, LimitsTheLength) {
  ASSERT_EQ(max_address, 2048U);
  const auto filled = [](std::string start, std::size_t size) {
    start.resize(size, 'a');
    return start;
  };
  const std::string longest = filled("https://a.example/", 2048);
  EXPECT_EQ(result_of(resolve_link(longest, "")), longest);
  EXPECT_EQ(result_of(resolve_link(longest + "a", "")), "refused: too long");
  EXPECT_EQ(result_of(resolve_link("#b", longest)), "refused: too long");
  EXPECT_EQ(result_of(resolve_link("x", longest + "a")), "refused: no base");

  const std::string mail = filled("mailto:", 2048);
  EXPECT_EQ(result_of(resolve_link(mail, "")), mail);
  EXPECT_EQ(result_of(resolve_link(mail + "a", "")), "refused: too long");

  // The limit holds for the output, too: ä becomes six bytes.
  const std::string origin = "https://a.example/";
  EXPECT_EQ(resolve_link(filled(origin, 2048 - 6) + "ä", "").address.size(), 2048U);
  EXPECT_EQ(result_of(resolve_link(filled(origin, 2048 - 5) + "ä", "")), "refused: too long");
  EXPECT_EQ(result_of(resolve_link(filled("mailto:", 2048 - 5) + "ä", "")), "refused: too long");
  EXPECT_EQ(resolve_link(filled("", 2048 - origin.size()), origin).address.size(), 2048U);
  EXPECT_EQ(result_of(resolve_link(filled("", 2049 - origin.size()), origin)), "refused: too long");
  // A reference that is too long as written is refused, even if its result would be short.
  EXPECT_EQ(result_of(resolve_link(filled("/../", 2049), origin)), "refused: too long");
}

TEST(Url, FindsTheOrigin) {
  const std::vector<Case> cases = {
      {"https://A.Example/x?y#z", "https://a.example"},
      {"https://a.example:443", "https://a.example"},
      {"https://a.example:0443", "https://a.example"},
      {"https://a.example:80", "https://a.example:80"},
      {"http://a.example:80", "http://a.example"},
      {"http://a.example:08080", "http://a.example:8080"},
      {"http://a.example:", "http://a.example"},
      {"http://a.example:0", "http://a.example:0"},
      {"https://[2001:DB8::1]", "https://[2001:db8::1]"},
      {"https://[::1]:80", "https://[::1]:80"},
      {"https:a.example", "https://a.example"},
      {"mailto:a@b.example", ""},
      {"file:///x", ""},
      {"/x", ""},
      {"", ""},
      {"https://u@a.example", ""},
  };
  for (const auto& [address, expected] : cases) EXPECT_EQ(origin_of(address), expected) << address;
}

TEST(Url, AllowsImagesFromKnownOriginsOnly) {
  const std::vector<std::string> origins = {"https://CDN.example:443/anything",
                                            "http://localhost:8080",
                                            "http://a.localhost",
                                            "http://127.9.0.255",
                                            "http://[::1]:3000",
                                            "http://plain.example",
                                            "http://127.0.0.256",
                                            "http://127.0.0.1.example",
                                            "http://127.1",
                                            "not an origin"};
  const std::vector<Case> cases = {
      {"logo.png", "https://publisher.example/s/logo.png"},
      {"https://PUBLISHER.example:443/l", "https://PUBLISHER.example:443/l"},
      {"https://cdn.example/l", "https://cdn.example/l"},
      {"https://cdn.example:8443/l", "refused: foreign origin"},
      {"https://cdn.example.evil.example/l", "refused: foreign origin"},
      {"//other.example/l", "refused: foreign origin"},
      {"http://publisher.example/l", "refused: scheme"},
      {"http://plain.example/l", "refused: scheme"},
      {"http://localhost:8080/l", "http://localhost:8080/l"},
      {"http://localhost/l", "refused: foreign origin"},
      {"http://a.localhost/l", "http://a.localhost/l"},
      {"http://127.9.0.255/l", "http://127.9.0.255/l"},
      {"http://[::1]:3000/l", "http://[::1]:3000/l"},
      {"http://127.0.0.256/l", "refused: scheme"},
      {"http://127.0.0.1.example/l", "refused: scheme"},
      {"http://127.1/l", "refused: scheme"},
      {"http://localhost.example/l", "refused: scheme"},
      {"http://xlocalhost/l", "refused: scheme"},
      {"data:image/png;base64,AA", "refused: scheme"},
      {"mailto:a@b.example", "refused: scheme"},
      {"https://u@cdn.example/l", "refused: credentials"},
  };
  for (const auto& [reference, expected] : cases) {
    EXPECT_EQ(result_of(resolve_image(reference, base, origins)), expected) << reference;
  }
  EXPECT_EQ(result_of(resolve_image("l", "http://localhost/s", {})), "http://localhost/l");
  EXPECT_EQ(result_of(resolve_image("l", "http://a.example/s", {})), "refused: scheme");
  EXPECT_EQ(result_of(resolve_image("https://a.example/l", "", {})), "refused: foreign origin");
  EXPECT_EQ(result_of(resolve_image("l", "", {})), "refused: no base");
}

TEST(Url, ResolvesItsOwnOutputToItself) {
  for (const std::string_view reference :
       {"../a b"sv, "/ä\"<>'?'\"#'\""sv, "\\\\B.example\\x"sv, "https:x/../y"sv, "mailto:ä@b"sv,
        "%2e%2e/%zz"sv, "?'"sv}) {
    const Resolved once = resolve_link(reference, base);
    if (once.refusal != Refusal::none) continue;
    EXPECT_EQ(result_of(resolve_link(once.address, "")), once.address);
    EXPECT_EQ(once.address.find_first_of("\"<> "), std::string::npos);
  }
}

}  // namespace
}  // namespace undersigned::text

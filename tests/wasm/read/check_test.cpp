#include "read/check.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "read/read.h"
#include "tests/models/documents.h"

namespace undersigned::read {
namespace {

// -- release states -----------------------------------------------------------

std::string embargoed(std::string_view more, std::string_view state = R"("status": "embargoed",
  "until": "2026-03-06T09:00:00Z")") {
  std::string json = R"({"id": "s", "publisher": {"name": "P"}, )";
  json.append("\"release\": {").append(state).append("}").append(more).append("}");
  return complaints(json);
}

TEST(Check, LetsAnEmbargoKeepItsSecrets) {
  EXPECT_EQ(embargoed(""), "");
  EXPECT_EQ(embargoed(R"(,
"$schema": "s", "format": 1, "revision": 2, "language": "de")"),
            "");
  for (const std::string_view key :
       {"direction",   "url",          "place",        "date",    "dateline",
        "contacts",    "title",        "subtitle",     "body",    "leads",
        "signatories", "sign",         "attachments",  "endMark", "releases",
        "corrections", "translations", "imageOrigins", "x-own",   "_note"}) {
    const std::string name(key);
    EXPECT_NE(embargoed(",\n\"" + name + "\": \"ltr\"")
                  .find("3:1 error " + name + ": \"" + name +
                        "\" would reveal an embargoed statement; remove it until the release\n"),
              std::string::npos)
        << key;
    // Absent is absent.
    EXPECT_EQ(embargoed(",\n\"" + name + "\": null"), "") << key;
  }
}

TEST(Check, AsksAnEmbargoForItsEnd) {
  EXPECT_EQ(embargoed("", R"("status": "embargoed")"),
            "1:52 error release: the key \"until\" is required; add it\n");
  EXPECT_EQ(embargoed("", R"("status": "embargoed", "until": "soon")"),
            "1:85 error release.until: \"soon\" is not a time like 2026-03-05T09:00:00Z\n");
  EXPECT_EQ(complaints(R"({"release": {"status": "embargoed", "until": "2026-03-06T09:00:00Z"}})"),
            "1:1 error: the key \"id\" is required; add it\n"
            "1:1 error: the key \"publisher\" is required; add it\n");
}

TEST(Check, LetsAWithdrawnStatementHaveNoBody) {
  EXPECT_EQ(complaints(statement(
                {{"body", ""}, {"release", R"({"status": "withdrawn", "note": "Wrong."})"}})),
            "");
  EXPECT_EQ(complaints(statement({{"release", R"({"status": "withdrawn", "note": "Wrong."})"}})),
            "");
  EXPECT_EQ(complaints(statement({{"release", R"({"status": "withdrawn"})"}})),
            "7:14 warning release: a withdrawn statement should say why; add a \"note\"\n");
  EXPECT_EQ(complaints(statement({{"title", ""},
                                  {"date", ""},
                                  {"body", ""},
                                  {"release", R"({"status": "withdrawn", "note": "Wrong."})"}})),
            "1:1 error: the key \"date\" is required; add it\n"
            "1:1 error: the key \"title\" is required; add it\n");
}

TEST(Check, AsksTheOthersForAll) {
  for (const std::string_view status : {"immediate", "published", "draft"}) {
    const std::string release = "{\"status\": \"" + std::string(status) + "\"}";
    EXPECT_EQ(complaints(statement({{"body", ""}, {"release", release}})),
              "1:1 error: the key \"body\" is required; add it\n");
  }
}

// -- addresses ----------------------------------------------------------------

TEST(Check, ResolvesEveryAddress) {
  const std::string json = statement({
      {"url", R"("https://p.example/s/")"},
      {"publisher", R"({"name": "P", "url": "p", "logo": {"src": "l.png", "dark": "d.png"}})"},
      {"contacts", R"([{"url": "c", "email": "a@p.example", "phone": "+1 (555) 010-9"}])"},
      {"leads", R"([{"name": "L", "url": "l", "logo": {"src": "/l"},
        "members": [{"name": "M", "url": "m"}]}])"},
      {"signatories", R"({"items": [{"name": "I", "url": "i", "logo": {"src": "//p.example/i"}}],
        "src": "list.json", "stream": "?live"})"},
      {"sign", R"({"label": "S", "url": "sign"})"},
      {"attachments", R"([{"label": "A", "url": "a.pdf"}])"},
      {"releases", R"({"items": [{"title": "R", "url": "r"}], "src": "feed",
        "more": {"label": "M", "url": "more"}})"},
      {"translations", R"([{"language": "de", "src": "de.json"}])"},
      {"imageOrigins", R"(["https://Images.example:443/x"])"},
  });
  EXPECT_EQ(complaints(json), "");
  const model::Statement one = read_statement(json, "").statement;
  EXPECT_EQ(one.publisher.url.text, "https://p.example/s/p");
  EXPECT_EQ(one.publisher.logo.src.text, "https://p.example/s/l.png");
  EXPECT_EQ(one.publisher.logo.dark.text, "https://p.example/s/d.png");
  EXPECT_EQ(one.contacts[0].url.text, "https://p.example/s/c");
  EXPECT_EQ(one.contacts[0].email.text, "a@p.example");
  EXPECT_EQ(one.contacts[0].phone.text, "+1 (555) 010-9");
  EXPECT_EQ(one.leads[0].url.text, "https://p.example/s/l");
  EXPECT_EQ(one.leads[0].logo.src.text, "https://p.example/l");
  EXPECT_EQ(one.leads[0].members[0].url.text, "https://p.example/s/m");
  EXPECT_EQ(one.signatories.items[0].url.text, "https://p.example/s/i");
  EXPECT_EQ(one.signatories.items[0].logo.src.text, "https://p.example/i");
  EXPECT_EQ(one.signatories.src.text, "https://p.example/s/list.json");
  EXPECT_EQ(one.signatories.stream.text, "https://p.example/s/?live");
  EXPECT_EQ(one.sign.url.text, "https://p.example/s/sign");
  EXPECT_EQ(one.attachments[0].url.text, "https://p.example/s/a.pdf");
  EXPECT_EQ(one.releases.items[0].url.text, "https://p.example/s/r");
  EXPECT_EQ(one.releases.src.text, "https://p.example/s/feed");
  EXPECT_EQ(one.releases.more.url.text, "https://p.example/s/more");
  EXPECT_EQ(one.translations[0].src.text, "https://p.example/s/de.json");
  EXPECT_EQ(one.image_origins[0].text, "https://images.example");
}

TEST(Check, TakesTheFileForTheBaseBeforeTheUrl) {
  const auto sign = [](std::string_view base) {
    const std::string json = statement(
        {{"url", R"("https://p.example/s/")"}, {"sign", R"({"label": "S", "url": "x"})"}});
    return read_statement(json, base).statement.sign.url.text;
  };
  EXPECT_EQ(sign(""), "https://p.example/s/x");
  EXPECT_EQ(sign("https://cdn.example/a/statement.json"), "https://cdn.example/a/x");
  // Without either, a relative link is a warning.
  EXPECT_EQ(complaints(statement({{"sign", R"({"label": "S", "url": "x"})"}})),
            "7:33 warning sign.url: \"x\" is not used: it is relative, and nothing says to "
            "what; write it in full, or give the statement a \"url\"\n");
  EXPECT_EQ(complaints(statement({{"url", R"("/s/")"}})),
            "7:10 warning url: \"/s/\" is not used: it is relative, and nothing says to "
            "what; write it in full, or give the statement a \"url\"\n");
}

TEST(Check, WarnsOfRefusedAddresses) {
  struct Row {
    std::string_view url;
    std::string_view reason;
  };
  const std::string longest = "https://p.example/" + repeat("x", 2048 - 18);
  const std::string longer = longest + "x";
  const Row rows[] = {
      {"https://p.example/", ""},
      {"http://p.example/", ""},
      {"mailto:a@p.example", ""},
      {"tel:+15550109", ""},
      {longest, ""},
      {longer, "it is longer than 2048 bytes"},
      {"javascript:alert(1)",
       "its kind is not allowed here: links are https, http, mailto or tel, files https or http, "
       "images https"},
      {"JaVaScRiPt:alert(1)",
       "its kind is not allowed here: links are https, http, mailto or tel, files https or http, "
       "images https"},
      {"data:text/html,x",
       "its kind is not allowed here: links are https, http, mailto or tel, files https or http, "
       "images https"},
      {"ftp://p.example/",
       "its kind is not allowed here: links are https, http, mailto or tel, files https or http, "
       "images https"},
      {"https://u:p@p.example/", "it holds a user name; remove what stands before the @"},
      {"https://@p.example/", "it holds a user name; remove what stands before the @"},
      {"https://p.example/a b", "it holds a space or control character; write %20 for a space"},
      {"tel:555-0109", "a telephone number has only digits and a leading +"},
      {"https://", "it names no valid host"},
  };
  for (const Row& row : rows) {
    const std::string sign = "{\"label\": \"S\", \"url\": \"" + std::string(row.url) + "\"}";
    const std::string found = complaints(statement({{"sign", sign}}));
    EXPECT_EQ(found.substr(std::min(found.find(": "), found.size())),
              row.reason.empty()
                  ? ""
                  : ": \"" +
                        (row.url.size() > 80 ? std::string(row.url.substr(0, 80)) + "…"
                                             : std::string(row.url)) +
                        "\" is not used: " + std::string(row.reason) + "\n");
  }
}

TEST(Check, AsksListsAndStreamsForTheWeb) {
  EXPECT_EQ(
      complaints(statement({{"signatories", R"({"src": "mailto:a@b", "stream": "tel:1"})"}})),
      R"(7:26 warning signatories.src: "mailto:a@b" is not used: its kind is not allowed here: links are https, http, mailto or tel, files https or http, images https
7:50 warning signatories.stream: "tel:1" is not used: its kind is not allowed here: links are https, http, mailto or tel, files https or http, images https
)");
}

TEST(Check, ShowsImagesOfTheBaseAndOfDeclaredOrigins) {
  const auto with = [](std::string_view src, std::string_view origins, std::string_view base) {
    const std::string publisher =
        "{\"name\": \"P\", \"logo\": {\"src\": \"" + std::string(src) + "\"}}";
    return complaints(statement({{"publisher", publisher}, {"imageOrigins", origins}}), base);
  };
  EXPECT_EQ(with("l.png", "[]", "https://p.example/s.json"), "");
  EXPECT_EQ(with("https://p.example:443/l.png", "[]", "https://p.example/s.json"), "");
  EXPECT_EQ(with("https://i.example/l.png", R"(["https://i.example"])", "https://p.example/"), "");
  EXPECT_EQ(with("http://localhost/l.png", "[]", "http://localhost/"), "");
  EXPECT_EQ(with("https://i.example/l.png", "[]", "https://p.example/s.json"),
            "3:46 warning publisher.logo.src: the image \"https://i.example/l.png\" is not shown: "
            "it is from another site; add that site to \"imageOrigins\"\n");
  EXPECT_EQ(with("https://sub.p.example/l.png", "[]", "https://p.example/s.json"),
            "3:46 warning publisher.logo.src: the image \"https://sub.p.example/l.png\" is not "
            "shown: it is from another site; add that site to \"imageOrigins\"\n");
  EXPECT_EQ(with("http://p.example/l.png", "[]", "http://p.example/s.json"),
            "3:46 warning publisher.logo.src: the image \"http://p.example/l.png\" is not shown: "
            "its kind is not allowed here: links are https, http, mailto or tel, files https or "
            "http, images https\n");
  EXPECT_EQ(with("l.png", R"(["images"])", "https://p.example/"),
            "7:20 warning imageOrigins[0]: \"images\" is not used: its kind is not allowed here: "
            "links are "
            "https, http, mailto or tel, files https or http, images https\n");
}

TEST(Check, JudgesMailAndTelephone) {
  const auto with = [](std::string_view key, std::string_view value) {
    std::string contacts = "[{\"";
    contacts.append(key).append("\": \"").append(value).append("\"}]");
    const std::string found = complaints(statement({{"contacts", contacts}}));
    return found.substr(std::min(found.find(" warning"), found.size()));
  };
  EXPECT_EQ(with("email", "press@p.example"), "");
  EXPECT_EQ(with("email", "press at p.example"),
            " warning contacts[0].email: \"press at p.example\" is not used: it holds a "
            "space or control character; write %20 for a space\n");
  EXPECT_EQ(with("phone", "+1 (555) 010.9/2-3"), "");
  EXPECT_EQ(with("phone", "ask us"),
            " warning contacts[0].phone: \"ask us\" is not used: a telephone number has "
            "only digits and a leading +\n");
}

// -- groups -------------------------------------------------------------------

TEST(Check, WarnsOfUndeclaredGroups) {
  EXPECT_EQ(
      complaints(statement({{"signatories", R"({"groups": [{"key": "north", "heading": "N"}],
 "items": [{"name": "A", "group": "nort"}, {"name": "B", "group": "north"}, {"name": "C"},
 {"name": "D", "group": "elsewhere"}]})"}})),
      R"(8:35 warning signatories.items[0].group: no group has the key "nort", the name is drawn before the groups; did you mean "north"?
9:25 warning signatories.items[3].group: no group has the key "elsewhere", the name is drawn before the groups
)");
}

}  // namespace
}  // namespace undersigned::read

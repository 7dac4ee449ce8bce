#include "full/html/embed_code.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "tests/models/documents.h"
#include "text/json_writer.h"

namespace undersigned::html {
namespace {

using Options = std::map<std::string, std::string>;

const Options addresses = {{"scriptUrl", "https://cdn.example/u"},
                           {"statementUrl", "https://p.example/s.json"},
                           {"frameUrl", "https://p.example/f"}};
constexpr std::string_view own_page = R"("https://p.example/s/")";

/// A value that begins with a brace is an object.
std::string json_of(const Options& options) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  for (const auto& [name, value] : options) {
    json.key(name);
    if (value.starts_with('{')) {
      json.json(value);
    } else {
      json.string(value);
    }
  }
  json.end_object();
  return out;
}

std::string file_of(std::string_view name, std::string_view integrity) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member("name", name);
  json.member("integrity", integrity);
  json.end_object();
  return out;
}

/// A line each.
std::string lines_of(const std::vector<std::string>& warnings) {
  std::string out;
  for (const std::string& one : warnings) out += one + '\n';
  return out;
}

struct Made {
  std::string code;
  std::string warnings;
};

Made make(EmbedForm form, std::string_view json, const model::View& view = {.live = true},
          Options options = {}, std::string_view fragment = "<p>") {
  document::Document document;
  if (!document.load(json)) return {print(document.diagnostics(), json), {}};
  options.insert(addresses.begin(), addresses.end());
  const EmbedOptionsReading read = read_embed_options(json_of(options));
  if (!read.error.empty()) return {read.error, {}};
  const model::Statement& statement = *document.statement();
  return {embed_code(form, statement, view, read.options, fragment),
          lines_of(embed_warnings(form, statement, view, read.options, fragment))};
}

std::string code(EmbedForm form, const model::View& view = {.live = true},
                 const Options& more = {}) {
  return make(form, statement({{"url", own_page}}), view, more).code;
}

std::string warnings(EmbedForm form, std::string_view json, const Options& more = {}) {
  return make(form, json, {.live = true}, more).warnings;
}

TEST(EmbedCode, IsPastedInFourForms) {
  EXPECT_EQ(code(EmbedForm::tag),
            "<script async crossorigin src=\"https://cdn.example/u/embed.js\" "
            "data-statement=\"https://p.example/s.json\"></script>\n");
  EXPECT_EQ(code(EmbedForm::element),
            "<joint-statement src=\"https://p.example/s.json\"></joint-statement>\n"
            "<script type=\"module\" src=\"https://cdn.example/u/undersigned.js\"></script>\n");
  EXPECT_EQ(code(EmbedForm::fallback),
            "<joint-statement src=\"https://p.example/s.json\">\n<p>\n</joint-statement>\n"
            "<script type=\"module\" src=\"https://cdn.example/u/undersigned.js\"></script>\n");
  EXPECT_EQ(code(EmbedForm::frame),
            "<blockquote class=\"undersigned-statement\"><a href=\"https://p.example/s/\">Leave "
            "the reef alone</a></blockquote><iframe class=\"wp-embedded-content\" "
            "src=\"https://p.example/f\" title=\"Leave the reef alone\" width=\"100%\" "
            "height=\"600\" frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts "
            "allow-popups allow-popups-to-escape-sandbox\"></iframe>\n");
  EXPECT_NE(code(EmbedForm::frame, {}, {{"width", "480"}, {"height", "720"}})
                .find("width=\"480\" height=\"720\""),
            std::string::npos);
}

TEST(EmbedCode, SaysWhatIsNotTheDefault) {
  model::View view = {.heading_level = 3,
                      .theme = model::Theme::host,
                      .masthead = false,
                      .releases = false,
                      .names = false,
                      .highlight = "a \"b\" & <c>"};
  EXPECT_EQ(code(EmbedForm::tag, view, {{"lang", "pt-BR"}}),
            "<script async crossorigin src=\"https://cdn.example/u/embed.js\" "
            "data-statement=\"https://p.example/s.json\" data-heading-level=\"3\" "
            "data-theme=\"host\" data-lang=\"pt-BR\" data-masthead=\"off\" data-releases=\"off\" "
            "data-names=\"count\" data-highlight=\"a &quot;b&quot; &amp; &lt;c&gt;\" "
            "data-live=\"off\"></script>\n");
  EXPECT_TRUE(code(EmbedForm::element, view)
                  .starts_with("<joint-statement src=\"https://p.example/s.json\" "
                               "heading-level=\"3\" theme=\"host\" masthead=\"off\""));
}

TEST(EmbedCode, PinsItsScripts) {
  const Options pinned = {{"embed", file_of("embed.0.1.0-1a2b.js", "sha384-a+/b=")},
                          {"element", file_of("undersigned.0.1.0-3c.js", "sha384-c")}};
  EXPECT_NE(code(EmbedForm::tag, {.live = true}, pinned)
                .find("src=\"https://cdn.example/u/embed.0.1.0-1a2b.js\" "
                      "integrity=\"sha384-a+/b=\" data-statement"),
            std::string::npos);
  EXPECT_NE(code(EmbedForm::fallback, {.live = true}, pinned)
                .find("src=\"https://cdn.example/u/undersigned.0.1.0-3c.js\" "
                      "integrity=\"sha384-c\"></script>"),
            std::string::npos);
}

TEST(EmbedCode, TakesAFolderOrAScriptInIt) {
  const auto folder = [](const std::string& address) {
    const EmbedOptionsReading read = read_embed_options(json_of({{"scriptUrl", address}}));
    return read.error.empty() ? read.options.script_url : read.error;
  };
  EXPECT_EQ(folder("https://cdn.example"), "https://cdn.example/");
  EXPECT_EQ(folder("https://cdn.example/u"), "https://cdn.example/u/");
  EXPECT_EQ(folder("https://cdn.example/u/"), "https://cdn.example/u/");
  EXPECT_EQ(folder("https://cdn.example/u/embed.js"), "https://cdn.example/u/");
  EXPECT_EQ(folder("https://cdn.example/u/undersigned.js"), "https://cdn.example/u/");
  for (const std::string wrong : {"https://cdn.example/other.js", "https://cdn.example/u?v=1",
                                  "https://cdn.example/u/embed.js#x"}) {
    EXPECT_EQ(folder(wrong), "scriptUrl: \"" + wrong +
                                 "\" is not the folder that embed.js and undersigned.js are "
                                 "served from");
  }
}

TEST(EmbedCode, RefusesWhatIsNoName) {
  const std::initializer_list<std::pair<std::string, std::string>> wrongs = {
      {"", ""},          {"a.js", ""},          {"a/b.js", "sha384-a"}, {"a.js ", "sha384-a"},
      {"a.js", "md5-a"}, {"a.js", "sha384-\""}, {"", "sha384-a"}};
  for (const auto& [name, integrity] : wrongs) {
    for (const std::string option : {"embed", "element"}) {
      EXPECT_EQ(
          read_embed_options(json_of({{option, file_of(name, integrity)}})).error,
          option + ": \"" + name + ' ' + integrity + "\" is not a file's name with its integrity");
    }
  }
  EXPECT_EQ(read_embed_options(R"({"embed": {"name": "a.js"}})").error,
            "embed: \"a.js \" is not a file's name with its integrity");
  EXPECT_EQ(read_embed_options(json_of({{"lang", "e\"n"}})).error,
            "lang: \"e\"n\" is not a language tag such as \"en\"");
}

TEST(EmbedCode, NamesWhatIsMissing) {
  const auto missing = [](EmbedForm form, const Options& options) {
    return what_is_missing(form, read_embed_options(json_of(options)).options);
  };
  EXPECT_EQ(missing(EmbedForm::tag, {{"statementUrl", "https://p.example/"}}),
            "scriptUrl: say from what folder embed.js and undersigned.js are served");
  EXPECT_EQ(missing(EmbedForm::fallback, {{"scriptUrl", "https://p.example/"}}),
            "statementUrl: say where statement.json is served");
  EXPECT_EQ(missing(EmbedForm::frame, {{"scriptUrl", "https://p.example/"}}),
            "frameUrl: say where the page for frames is served");
  for (const EmbedForm form :
       {EmbedForm::tag, EmbedForm::element, EmbedForm::fallback, EmbedForm::frame}) {
    EXPECT_EQ(missing(form, addresses), "");
  }
}

TEST(EmbedCode, WarnsOfWhatWouldNotWork) {
  const std::string good = statement({{"url", own_page}});
  for (const EmbedForm form :
       {EmbedForm::tag, EmbedForm::element, EmbedForm::fallback, EmbedForm::frame}) {
    EXPECT_EQ(warnings(form, good), "");
  }
  EXPECT_EQ(warnings(EmbedForm::tag, good,
                     {{"scriptUrl", "http://127.0.0.1:8080/"},
                      {"statementUrl", "http://localhost/s.json"}}),
            "");
  EXPECT_EQ(warnings(EmbedForm::element, good, {{"statementUrl", "http://p.example/s.json"}}),
            "the statement is served by http, which pages on https do not load; serve it by "
            "https: http://p.example/s.json\n");
  EXPECT_TRUE(warnings(EmbedForm::tag, good, {{"scriptUrl", "http://p.example/"}})
                  .starts_with("the script is served by http"));
  EXPECT_EQ(warnings(EmbedForm::frame, good, {{"frameUrl", "http://cdn.example:81/f"}}),
            "the page for frames is served by http, which pages on https do not load; serve it "
            "by https: http://cdn.example:81/f\nWordPress follows links to the host of the frame "
            "only, cdn.example:81; the statement's url is on p.example\n");
  EXPECT_EQ(warnings(EmbedForm::frame, statement()),
            "the statement has no url, so that nothing in the frame leads to its own page\n");
  const std::string draft = statement({{"release", R"({"status": "draft"})"}});
  EXPECT_EQ(warnings(EmbedForm::fallback, draft),
            "the content of the element stays a draft until new code is pasted\n");
  EXPECT_EQ(warnings(EmbedForm::tag, draft), "");
  const model::View marked = {.highlight = "ann", .live = true};
  EXPECT_EQ(make(EmbedForm::tag, good, marked).warnings,
            "nobody in the list that was read has the key \"ann\" that is to be marked\n");
  EXPECT_EQ(make(EmbedForm::tag, good, marked, {}, "<i class=\"statement-highlight\">").warnings,
            "");
}

}  // namespace
}  // namespace undersigned::html

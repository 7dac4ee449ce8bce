#include "page/page.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "model/limits.h"
#include "read/read.h"
#include "read/signatory_keys.h"
#include "tests/models/documents.h"
#include "text/text.h"

namespace undersigned::page {
namespace {

std::string part(std::initializer_list<Member> changes, std::string_view name,
                 const model::View& view = {}) {
  return parts(drawn(statement(changes), view), name);
}

TEST(Page, DrawsTheLeastStatement) {
  EXPECT_EQ(drawn(statement()),
            "<article class=\"statement h-entry\" lang=\"en\" dir=\"ltr\" "
            "aria-label=\"Leave the reef alone\" data-theme=\"auto\">"
            "<div class=\"statement-sheet\">"
            "<header class=\"statement-masthead p-author h-card\">"
            "<bdi class=\"statement-publisher-name p-name\">Coast Watch</bdi></header>"
            "<div class=\"statement-main\"><header class=\"statement-head\">"
            "<p class=\"statement-issued\"><time class=\"statement-published dt-published\" "
            "datetime=\"2026-03-05\">March 5, 2026</time></p>"
            "<h2 class=\"statement-title p-name\" dir=\"auto\">Leave the reef alone</h2></header>"
            "<div class=\"statement-body e-content\">"
            "<p><span class=\"statement-dateline\">March 5, 2026 —</span> Text.</p></div>"
            "<p class=\"statement-end-mark\" aria-hidden=\"true\">###</p></div></div></article>");
}

TEST(Page, SaysTheReleaseState) {
  EXPECT_EQ(part({{"release", R"({"status": "immediate"})"}}, "statement-release"),
            "FOR IMMEDIATE RELEASE\n");
  EXPECT_EQ(part({{"release", R"({"status": "draft"})"}}, "statement-draft"), "DRAFT\n");
  const std::string published = drawn(statement({{"release", R"({"status": "published"})"}}));
  EXPECT_EQ(published, drawn(statement()));
}

TEST(Page, KeepsAnEmbargo) {
  const std::string html = drawn(
      R"({"id": "s", "publisher": {"name": "P", "about": "We."},
          "release": {"status": "embargoed", "until": "2026-03-06T09:00:00+01:00"}})");
  EXPECT_EQ(parts(html, "statement-main"),
            "<p class=\"statement-embargo\">Embargoed until "
            "<time datetime=\"2026-03-06T09:00:00+01:00\">March 6, 2026, 09:00 UTC+01:00</time>"
            "</p>\n");
  EXPECT_NE(html.find("aria-label=\"P\""), std::string::npos);
}

TEST(Page, LetsAWithdrawalTakeTheTextsPlace) {
  const std::string html = drawn(
      statement({{"release", R"({"status": "withdrawn", "note": "It was <wrong>."})"},
                 {"leads", R"([{"name": "Lead", "about": "x"}])"},
                 {"signatories", R"({"items": [{"name": "Signer"}], "counts": {"persons": 5}})"},
                 {"attachments", R"([{"label": "PDF", "url": "https://p.example/"}])"},
                 {"sign", R"({"label": "Sign!", "url": "https://p.example/"})"}}));
  EXPECT_EQ(parts(html, "statement-withdrawn"),
            "<p><strong>This statement has been withdrawn.</strong></p>"
            "<p>It was &lt;wrong&gt;.</p>\n");
  for (const std::string_view gone : {"Text.", "Lead", "Signer", "PDF", "Sign!", "individuals"}) {
    EXPECT_EQ(html.find(gone), std::string::npos) << gone;
  }
}

TEST(Page, SetsLanguageAndDirection) {
  const auto article = [](std::string_view language, std::string_view direction) {
    const std::string html = drawn(statement({{"language", language}, {"direction", direction}}));
    const std::size_t at = html.find("lang=");
    return html.substr(at, html.find(" aria-label") - at);
  };
  EXPECT_EQ(article(R"("en")", ""), "lang=\"en\" dir=\"ltr\"");
  EXPECT_EQ(article(R"("ar")", ""), "lang=\"ar\" dir=\"rtl\"");
  EXPECT_EQ(article(R"("ar")", R"("ltr")"), "lang=\"ar\" dir=\"ltr\"");
  EXPECT_EQ(article(R"("en-US")", R"("rtl")"), "lang=\"en-US\" dir=\"rtl\"");
}

TEST(Page, WritesTheDateline) {
  const auto line = [](std::string_view place, std::string_view dateline) {
    return part({{"place", place}, {"dateline", dateline}}, "statement-dateline");
  };
  EXPECT_EQ(line("", ""), "March 5, 2026 —\n");
  EXPECT_EQ(line(R"("Perth")", ""),
            "<span class=\"statement-place\">Perth</span>, March 5, 2026 —\n");
  EXPECT_EQ(line(R"("Perth")", R"("PERTH / LIMA,  5 March:")"), "PERTH / LIMA,  5 March:\n");
  EXPECT_EQ(line(R"("Perth")", R"("")"), "");
}

TEST(Page, DrawsTheMasthead) {
  EXPECT_EQ(part({{"publisher", R"({"name": "Coast Watch", "abbreviation": "CW",
    "tagline": "For reefs", "url": "https://p.example/"})"}},
                 "statement-masthead"),
            "<a class=\"statement-publisher u-url\" href=\"https://p.example/\">"
            "<bdi class=\"statement-mark\">CW</bdi> "
            "<bdi class=\"statement-publisher-name p-name\">Coast Watch</bdi></a>"
            "<p class=\"statement-tagline\">For reefs</p>\n");
  EXPECT_EQ(part({}, "statement-masthead", {.masthead = false}), "");
}

TEST(Page, ChoosesTheLogo) {
  const auto logo = [](std::string_view more, model::Scheme scheme) {
    const std::string publisher =
        R"({"name": "Coast Watch", "logo": {"src": "l.png")" + std::string(more) + "}}";
    return parts(drawn(statement({{"publisher", publisher}}), {.scheme = scheme},
                       "https://p.example/s.json"),
                 "statement-masthead");
  };
  const std::string light =
      "<img class=\"statement-logo u-logo\" src=\"https://p.example/l.png\" alt=\"\">";
  const std::string dark =
      "<img class=\"statement-logo u-logo\" src=\"https://p.example/d.png\" alt=\"\">";
  const std::string name = "<bdi class=\"statement-publisher-name p-name\">Coast Watch</bdi>\n";
  EXPECT_EQ(logo("", model::Scheme::light), light + name);
  EXPECT_EQ(logo("", model::Scheme::dark), light + name);
  EXPECT_EQ(logo("", model::Scheme::preferred), light + name);
  constexpr std::string_view both = R"(, "dark": "d.png")";
  EXPECT_EQ(logo(both, model::Scheme::light), light + name);
  EXPECT_EQ(logo(both, model::Scheme::dark), dark + name);
  EXPECT_EQ(logo(both, model::Scheme::preferred),
            "<picture><source media=\"screen and (prefers-color-scheme: dark)\" "
            "srcset=\"https://p.example/d.png\">" +
                light + "</picture>" + name);
  EXPECT_NE(logo(R"(, "alt": "A wave", "width": 120, "height": 40)", model::Scheme::light)
                .find("alt=\"A wave\" width=\"120\" height=\"40\""),
            std::string::npos);
  // One alone reserves no space.
  EXPECT_EQ(logo(R"(, "width": 120)", model::Scheme::light), light + name);
}

TEST(Page, ShowsNamesForARefusedLogo) {
  EXPECT_EQ(part({{"publisher", R"({"name": "Coast Watch",
    "logo": {"src": "https://q.example/l.png", "dark": "https://q.example/d.png"}})"}},
                 "statement-masthead"),
            "<bdi class=\"statement-publisher-name p-name\">Coast Watch</bdi>\n");
}

TEST(Page, DrawsContacts) {
  EXPECT_EQ(part({{"contacts", R"([{"label": "Press", "name": "Ann Lee", "email": "a@p.example",
    "phone": "+1 (555) 010-9", "url": "https://p.example/press/"}, {"email": "not one", "phone": "x"}])"}},
                 "statement-contact"),
            "<span class=\"statement-contact-label\">Press</span><br><bdi>Ann Lee</bdi><br>"
            "<a href=\"mailto:a@p.example\"><bdi>a@p.example</bdi></a><br>"
            "<a href=\"tel:+15550109\"><bdi>+1 (555) 010-9</bdi></a><br>"
            "<a href=\"https://p.example/press/\"><bdi>p.example/press</bdi></a>\n"
            "<bdi>not one</bdi><br><bdi>x</bdi>\n");
}

TEST(Page, SaysCorrectionsNewestFirst) {
  EXPECT_EQ(part({{"corrections", R"([{"date": "2026-03-06", "note": "a"},
    {"date": "2026-03-08", "note": "b"}, {"date": "2026-03-06", "note": "c"}])"}},
                 "statement-correction"),
            "<strong>Correction</strong>, <time datetime=\"2026-03-08\">March 8, 2026</time>: b\n"
            "<strong>Correction</strong>, <time datetime=\"2026-03-06\">March 6, 2026</time>: a\n"
            "<strong>Correction</strong>, <time datetime=\"2026-03-06\">March 6, 2026</time>: c\n");
}

TEST(Page, NamesTheLeads) {
  const auto leads = [](std::string_view json) {
    return part({{"leads", json}}, "statement-leads");
  };
  const auto name = [](std::string_view one) {
    return "<bdi class=\"statement-name p-name\">" + std::string(one) + "</bdi>";
  };
  EXPECT_EQ(leads(R"([{"name": "A"}])"), "Led by " + name("A") + "\n");
  EXPECT_EQ(leads(R"([{"name": "A"}, {"name": "B"}])"),
            "Led by " + name("A") + " and " + name("B") + "\n");
  EXPECT_EQ(leads(R"([{"name": "A"}, {"name": "B", "url": "https://b.example/"}, {"name": "C"}])"),
            "Led by " + name("A") + ", <a href=\"https://b.example/\">" + name("B") + "</a> and " +
                name("C") + "\n");
  EXPECT_EQ(leads("[]"), "");
}

TEST(Page, DrawsBoilerplate) {
  EXPECT_EQ(part({{"publisher", R"({"name": "Coast Watch", "about": "*We*."})"},
                  {"leads", R"([{"name": "Coast Watch"}, {"name": "Lead", "about": "# They"}])"}},
                 "statement-about"),
            "<h3 class=\"statement-heading\">About <bdi>Coast Watch</bdi></h3><p><em>We</em>.</p>\n"
            "<h3 class=\"statement-heading\">About <bdi>Lead</bdi></h3><h3>They</h3>\n");
}

TEST(Page, DrawsASignatory) {
  const auto names = [](std::string_view json) {
    const std::string items = "{\"items\": [" + std::string(json) + "]}";
    return part({{"signatories", items}}, "statement-signatory");
  };
  EXPECT_EQ(names(R"({"name": "Alder", "abbreviation": "AT", "url": "https://a.example/",
    "language": "de", "location": "Perth", "country": "Australia", "note": "in part", "role": "x",
    "affiliation": "y", "about": "z"})"),
            "<a href=\"https://a.example/\"><bdi class=\"statement-name p-name\" lang=\"de\">"
            "Alder</bdi></a> <span class=\"statement-abbreviation\">(<bdi>AT</bdi>)</span> "
            "<span class=\"statement-details\"><bdi>Perth</bdi>, <bdi>Australia</bdi></span> "
            "<span class=\"statement-note\"><bdi>in part</bdi></span>\n");
  EXPECT_EQ(names(R"({"name": "Ann", "kind": "person", "role": "Chair", "affiliation": "Lab"})"),
            "<bdi class=\"statement-name p-name\">Ann</bdi> <span class=\"statement-details\">"
            "<bdi>Chair</bdi>, <bdi>Lab</bdi></span>\n");
  EXPECT_EQ(
      names(R"({"name": "Alder", "members": [{"name": "Twig"}]})"),
      "<bdi class=\"statement-name p-name\">Alder</bdi>"
      "<ul class=\"statement-members\" role=\"list\"><li class=\"statement-signatory h-card\">"
      "<bdi class=\"statement-name p-name\">Twig</bdi></li></ul>\n"
      "<bdi class=\"statement-name p-name\">Twig</bdi>\n");
}

TEST(Page, HeadsTheSignatories) {
  const auto heading = [](std::string_view more, std::string_view leads) {
    const std::string signatories = R"({"items": [{"name": "A"}])" + std::string(more) + "}";
    const std::string section =
        part({{"signatories", signatories}, {"leads", leads}}, "statement-signatories");
    return section.substr(0, section.find("<p"));
  };
  EXPECT_EQ(heading("", ""), "<h3 class=\"statement-heading\">Signatories</h3>");
  EXPECT_EQ(heading("", "[{\"name\": \"L\"}]"),
            "<h3 class=\"statement-heading\">Additional Signatories</h3>");
  EXPECT_EQ(heading(R"(, "heading": "Signed by")", ""),
            "<h3 class=\"statement-heading\">Signed by</h3>");
  EXPECT_EQ(heading(R"(, "heading": "")", ""), "");
}

TEST(Page, SaysTheCount) {
  const auto count = [](std::string_view signatories, std::string_view leads = "") {
    return part({{"signatories", signatories}, {"leads", leads}}, "statement-count");
  };
  EXPECT_EQ(count(R"({"items": [{"name": "A"}]})"), "1 organization has signed\n");
  EXPECT_EQ(count(R"({"items": [{"name": "A"}]})", R"([{"name": "L"}])"),
            "2 organizations have signed\n");
  EXPECT_EQ(count(R"({"items": [], "counts": {"organizations": 47, "persons": 312}})"),
            "47 organizations and 312 individuals have signed\n");
  EXPECT_EQ(count("{}"), "");
  EXPECT_EQ(count(R"({"counts": {}})"), "");
}

TEST(Page, LeavesNamesOut) {
  const std::string html =
      drawn(statement({{"signatories", R"({"items": [{"name": "Alder"}]})"}}), {.names = false});
  EXPECT_EQ(html.find("Alder"), std::string::npos);
  EXPECT_EQ(parts(html, "statement-count"), "1 organization has signed\n");
}

TEST(Page, GathersGroups) {
  const std::string html = drawn(statement({{"signatories", R"({"order": "name", "groups": [
    {"key": "s", "heading": "South"}, {"key": "e", "heading": "Empty"}, {"key": "n", "heading": "North"}],
    "items": [{"name": "D", "group": "n"}, {"name": "C", "group": "s"}, {"name": "B"},
    {"name": "A", "group": "n"}, {"name": "E", "group": "typo"}]})"}}));
  std::string order;
  for (std::size_t at = html.find("statement-count"); at < html.size(); ++at) {
    const std::string_view rest = std::string_view(html).substr(at);
    if (rest.starts_with("p-name\">")) order += rest[8];
    if (rest.starts_with("statement-group-heading\">"))
      order += "\n" + std::string(1, rest[25]) + ":";
  }
  EXPECT_EQ(order, "BE\nS:C\nN:AD");
  EXPECT_EQ(html.find("Empty"), std::string::npos);
  EXPECT_NE(html.find("<h4 class=\"statement-group-heading\">South</h4>"), std::string::npos);
}

TEST(Page, GathersManyGroupsInTime) {
  std::string groups = "[";
  std::string items = "[";
  for (int i = 0; i < 8'000; ++i) {
    const std::string number = std::to_string(i);
    groups += (i == 0 ? "" : ",") + ("{\"key\":\"" + number + "\",\"heading\":\"h\"}");
    items += (i == 0 ? "" : ",") + ("{\"name\":\"" + number + "\",\"group\":\"" + number + "x\"}");
  }
  const std::string signatories = "{\"groups\":" + groups + "],\"items\":" + items + "]}";
  EXPECT_NE(drawn(statement({{"signatories", signatories}})).find("8,000 organizations"),
            std::string::npos);
}

TEST(Page, EndsGroupsByTheirKeys) {
  std::string items;
  std::size_t boundaries = 0;
  std::size_t in_group = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string name = "name " + std::to_string(i);
    items += (i == 0 ? "" : ",") + ("{\"name\":\"" + name + "\"}");
    const bool begins = text::hash32(name) % limits::group_modulus == 0;
    if (in_group == 0 || begins || in_group == limits::group_most) {
      ++boundaries;
      in_group = 0;
    }
    ++in_group;
  }
  const std::string signatories = "{\"items\":[" + items + "]}";
  const std::string html = drawn(statement({{"signatories", signatories}}));
  std::size_t groups = 0;
  for (std::size_t at = 0; (at = html.find("class=\"statement-group\"", at)) != std::string::npos;
       ++at) {
    ++groups;
  }
  EXPECT_EQ(groups, boundaries);
  EXPECT_GT(groups, 5U);
}

TEST(Page, EndsGroupsAfterFourHundred) {
  std::string items;
  std::size_t count = 0;
  for (int i = 0; count < 801; ++i) {
    const std::string name = "name " + std::to_string(i);
    if (text::hash32(name) % limits::group_modulus == 0) continue;
    items += (count++ == 0 ? "" : ",") + ("{\"name\":\"" + name + "\"}");
  }
  const std::string html = drawn(statement({{"signatories", "{\"items\":[" + items + "]}"}}));
  const std::string begin = "<div class=\"statement-group\">";
  std::string sizes;
  for (std::size_t at = html.find(begin); at != std::string::npos;) {
    const std::size_t next = html.find(begin, at + 1);
    const std::string group = html.substr(at, next - at);
    std::size_t names = 0;
    for (std::size_t one = 0; (one = group.find("role=\"listitem\"", one)) != std::string::npos;
         ++one) {
      ++names;
    }
    sizes += std::to_string(names) + " ";
    at = next;
  }
  EXPECT_EQ(sizes, "400 400 1 ");
}

TEST(Page, MarksTheHighlight) {
  const model::View view = {.highlight = "b"};
  EXPECT_EQ(part({{"signatories", R"({"items": [{"name": "A"}, {"name": "B"}]})"}},
                 "statement-signatory statement-highlight", view),
            "<bdi class=\"statement-name p-name\">B</bdi>\n");
  EXPECT_EQ(part({{"signatories", R"({"items": [{"name": "A", "members": [{"name": "B"}]}]})"}},
                 "statement-signatory statement-highlight", view),
            "<bdi class=\"statement-name p-name\">B</bdi>\n");
}

TEST(Page, InvitesToSign) {
  EXPECT_EQ(part({{"sign", R"({"label": "Add yours", "url": "https://p.example/sign"})"}},
                 "statement-sign"),
            "<a href=\"https://p.example/sign\">Add yours</a>\n");
  EXPECT_EQ(part({{"sign", R"({"label": "Add yours", "url": "javascript:x"})"}}, "statement-sign"),
            "Add yours\n");
}

TEST(Page, ListsDocuments) {
  EXPECT_EQ(part({{"attachments", R"([{"label": "PDF", "url": "https://p.example/s.pdf"},
    {"label": "Odd", "url": "ftp://x"}])"}},
                 "statement-documents"),
            "<h3 class=\"statement-heading\">Documents</h3><ul role=\"list\">"
            "<li><a href=\"https://p.example/s.pdf\">PDF</a></li><li>Odd</li></ul>\n");
}

TEST(Page, EndsWithItsMark) {
  EXPECT_EQ(part({}, "statement-end-mark"), "###\n");
  EXPECT_EQ(part({{"endMark", R"("-30-")"}}, "statement-end-mark"), "-30-\n");
  EXPECT_EQ(part({{"endMark", R"("")"}}, "statement-end-mark"), "");
  EXPECT_EQ(part({{"endMark", "null"}}, "statement-end-mark"), "###\n");
}

TEST(Page, DrawsTheSidebar) {
  const std::string json =
      statement({{"publisher", R"({"name": "Coast Watch", "abbreviation": "CW"})"},
                 {"releases", R"({"limit": 2, "items": [
    {"title": "One", "date": "2026-02-01", "url": "https://p.example/1", "summary": "S", "language": "fr"},
    {"title": "Two <b>"}, {"title": "Three"}], "more": {"label": "All", "url": "https://p.example/"}})"}});
  const std::string html = drawn(json);
  EXPECT_EQ(
      parts(html, "statement-releases"),
      "<h3 class=\"statement-heading\">Recent statements from <bdi>CW</bdi></h3><ul role=\"list\">"
      "<li class=\"statement-released h-entry\" lang=\"fr\">"
      "<time class=\"statement-released-date dt-published\" datetime=\"2026-02-01\">"
      "February 1, 2026</time><p class=\"statement-released-title p-name\">"
      "<a href=\"https://p.example/1\"><bdi>One</bdi></a></p>"
      "<p class=\"statement-released-summary p-summary\">S</p></li>"
      "<li class=\"statement-released h-entry\"><p class=\"statement-released-title p-name\">"
      "<bdi>Two &lt;b&gt;</bdi></p></li></ul>"
      "<p class=\"statement-more\"><a href=\"https://p.example/\">All</a></p>\n");
  EXPECT_EQ(parts(drawn(json, {.releases = false}), "statement-releases"), "");
  EXPECT_EQ(
      part({{"releases", R"({"limit": 0, "items": [{"title": "One"}]})"}}, "statement-releases"),
      "");
  const std::string unheaded =
      drawn(statement({{"releases", R"({"heading": "", "items": [{"title": "One"}]})"}}));
  EXPECT_NE(unheaded.find("aria-label=\"Recent statements\"><ul"), std::string::npos);
  EXPECT_NE(drawn(statement({{"releases", R"({"items": [{"title": "One"}]})"}}))
                .find("Recent statements from <bdi>Coast Watch</bdi></h3>"),
            std::string::npos);
}

TEST(Page, CountsHeadingsFromTheTitle) {
  const std::string json =
      statement({{"attachments", R"([{"label": "A", "url": "https://p.example/"}])"},
                 {"body", R"("# One")"},
                 {"signatories", R"({"groups": [{"key": "g", "heading": "G"}],
    "items": [{"name": "A", "group": "g"}]})"}});
  const auto levels = [&json](std::uint32_t level) {
    const std::string html = drawn(json, {.heading_level = level});
    std::string out;
    for (std::size_t at = 0; (at = html.find("<h", at)) != std::string::npos; ++at) {
      if (html[at + 2] >= '1' && html[at + 2] <= '6') out += html[at + 2];
    }
    return out;
  };
  // The title, the text's headings, signatories, their group, documents.
  EXPECT_EQ(levels(1), "12232");
  EXPECT_EQ(levels(2), "23343");
  EXPECT_EQ(levels(5), "56666");
  EXPECT_EQ(levels(6), "66666");
}

TEST(Page, CarriesItsTheme) {
  for (const auto& [theme, word] :
       {std::pair(model::Theme::automatic, "auto"), std::pair(model::Theme::light, "light"),
        std::pair(model::Theme::dark, "dark"), std::pair(model::Theme::host, "host")}) {
    EXPECT_NE(drawn(statement(), {.theme = theme}).find("data-theme=\"" + std::string(word) + "\""),
              std::string::npos);
  }
}

TEST(Page, EscapesEveryText) {
  const std::string html = drawn(statement(
      {{"publisher",
        R"({"name": "<i>&\"", "abbreviation": "<i>", "tagline": "<i>", "about": "<i>"})"},
       {"title", R"("<i>&\"")"},
       {"subtitle", R"("<i>")"},
       {"place", R"("<i>")"},
       {"body", R"("<i>")"},
       {"contacts", R"([{"label": "<i>", "name": "<i>", "email": "<i>", "phone": "<i>"}])"},
       {"leads", R"([{"name": "<i>", "about": "<i>"}])"},
       {"signatories", R"({"heading": "<i>", "groups": [{"key": "g", "heading": "<i>"}], "items": [
    {"name": "<i>a", "abbreviation": "<i>", "role": "<i>", "affiliation": "<i>", "location": "<i>",
    "country": "<i>", "note": "<i>", "kind": "person", "group": "g"}]})"},
       {"sign", R"({"label": "<i>", "url": "https://p.example/"})"},
       {"attachments", R"([{"label": "<i>", "url": "https://p.example/"}])"},
       {"endMark", R"("<i>")"},
       {"corrections", R"([{"date": "2026-03-06", "note": "<i>"}])"},
       {"releases", R"({"heading": "<i>", "items": [{"title": "<i>", "summary": "<i>"}],
    "more": {"label": "<i>", "url": "https://p.example/"}})"}}));
  EXPECT_EQ(html.find("<i>"), std::string::npos);
  std::size_t escaped = 0;
  for (std::size_t at = 0; (at = html.find("&lt;i&gt;", at)) != std::string::npos; ++at) ++escaped;
  EXPECT_EQ(escaped, 36U);
}

}  // namespace
}  // namespace undersigned::page

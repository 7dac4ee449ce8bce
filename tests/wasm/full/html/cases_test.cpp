// Draws tests/cases/*.md natively. Their README describes the form.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "full/html/html.h"

namespace undersigned::html {
namespace {

struct Case {
  std::string file;
  std::string heading;
  std::string json;
  std::string base;
  model::View view;
  std::string part;
  std::string html;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.file << ": " << one.heading; }

void set_view(Case& one, std::string_view line) {
  const std::size_t colon = line.find(": ");
  ASSERT_NE(colon, std::string_view::npos) << one.file << ": what is the view \"" << line << "\"?";
  const std::string_view key = line.substr(0, colon);
  const std::string_view value = line.substr(colon + 2);
  if (key == "base") {
    one.base = value;
  } else if (key == "heading-level") {
    one.view.heading_level = static_cast<std::uint32_t>(value.front() - '0');
  } else if (key == "theme") {
    one.view.theme = value == "light"  ? model::Theme::light
                     : value == "dark" ? model::Theme::dark
                     : value == "host" ? model::Theme::host
                                       : model::Theme::automatic;
  } else if (key == "scheme") {
    one.view.scheme = value == "dark" ? model::Scheme::dark : model::Scheme::light;
  } else if (key == "masthead") {
    one.view.masthead = value == "on";
  } else if (key == "releases") {
    one.view.releases = value == "on";
  } else if (key == "names") {
    one.view.names = value == "all";
  } else if (key == "highlight") {
    one.view.highlight = value;
  } else {
    FAIL() << one.file << ": view " << key << "?";
  }
}

/// A backslash at the end joins the next line, whose indentation is dropped.
void append_line(std::string& html, std::string_view line) {
  if (!html.empty() && html.back() == '\\') {
    html.pop_back();
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  }
  html += line;
}

void read_file(const std::filesystem::path& path, std::vector<Case>& cases) {
  std::ifstream stream(path);
  Case one;
  std::string fence;
  std::size_t lines = 0;
  for (std::string line; std::getline(stream, line);) {
    if (!fence.empty() && line == "```") {
      if (fence == "html") {
        cases.push_back(one);
        one = {};
      }
      fence.clear();
    } else if (fence == "json") {
      one.json += line + '\n';
    } else if (fence == "view") {
      set_view(one, line);
    } else if (fence == "html") {
      if (lines++ > 0 && one.html.back() != '\\') one.html += '\n';
      append_line(one.html, line);
    } else if (line.starts_with("```")) {
      const std::size_t space = std::min(line.find(' '), line.size());
      fence = line.substr(3, space - 3);
      one.part = line.substr(std::min(space + 1, line.size()));
      one.file = path.filename().string();
      lines = 0;
    } else if (line.starts_with("#")) {
      one.heading = line.substr(line.find_first_not_of("# "));
    }
  }
}

std::vector<Case> read_cases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_DIR "/tests/cases")) {
    const auto& path = entry.path();
    if (path.extension() == ".md" && path.filename() != "README.md") paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) read_file(path, cases);
  return cases;
}

/// The content of the first element whose class begins with `name`.
std::string_view part_of(std::string_view html, std::string_view name) {
  std::string wanted = " class=\"";
  wanted += name;
  std::size_t at = 0;
  while (true) {
    at = html.find(wanted, at);
    if (at == std::string_view::npos) return "(no such part)";
    const std::size_t open = html.rfind('<', at);
    const std::size_t end = at + wanted.size();
    // Texts have `<` and `>` escaped, so the last one before shows whether this is a tag.
    if (html.rfind('>', at) + 1 <= open + 1 && (html[end] == '"' || html[end] == ' ')) {
      at = open;
      break;
    }
    at = end;
  }
  const std::string tag(html.substr(at + 1, html.find(' ', at) - at - 1));
  const std::size_t begin = html.find('>', at) + 1;
  std::size_t depth = 1;
  for (std::size_t next = begin; depth > 0;) {
    next = html.find('<', next) + 1;
    const bool closes = html[next] == '/';
    const std::string_view rest = html.substr(next + (closes ? 1 : 0));
    if (!rest.starts_with(tag) || (rest[tag.size()] != '>' && rest[tag.size()] != ' ')) continue;
    depth = closes ? depth - 1 : depth + 1;
    if (depth == 0) return html.substr(begin, next - 1 - begin);
  }
  return "(no end)";
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, AreDrawn) {
  const Case& one = GetParam();
  document::Document document;
  document.set_base(one.base);
  document.set_view(one.view);
  ASSERT_TRUE(document.load(one.json));
  EXPECT_EQ(!document.diagnostics().empty(), one.heading.find("warning") != std::string::npos);
  std::string html;
  append_html(html, *document.tree(one.view));
  EXPECT_EQ(one.part.empty() ? std::string_view(html) : part_of(html, one.part), one.html);
}

INSTANTIATE_TEST_SUITE_P(
    All, Cases, testing::ValuesIn(read_cases()), [](const testing::TestParamInfo<Case>& one) {
      std::string name = std::to_string(one.index) + "_" + one.param.file + "_" + one.param.heading;
      std::replace_if(
          name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
      return name;
    });

}  // namespace
}  // namespace undersigned::html

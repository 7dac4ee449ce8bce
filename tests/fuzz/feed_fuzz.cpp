// Fuzzes feeds of releases. Whatever a site responds, the result is text and safe links.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"
#include "read/release_feed.h"
#include "tests/fuzz/well_formed.h"
#include "text/html_to_text.h"
#include "text/text.h"
#include "text/url.h"
#include "text/validate.h"

namespace undersigned {
namespace {

void check_text(std::string_view text, std::size_t most) {
  if (text::count_code_points(text) > most) fail("too long", text);
  if (text::collapse_white_space(text) != text) fail("white space left", text);
  if (text::clean_name(std::string(text)) != text) fail("controls left", text);
}

void check_release(const model::Release& release) {
  if (release.title.empty()) fail("no title", release.summary);
  check_text(release.title, limits::title);
  check_text(release.summary, limits::feed_summary);
  const std::string& url = release.url.text;
  if (!url.empty() && text::resolve_link(url, "").address != url) fail("an unsafe link", url);
  if (!release.date.empty() && !text::is_date(release.date)) fail("no date", release.date);
  if (!release.language.empty() && !text::is_language(release.language)) {
    fail("no language", release.language);
  }
}

/// Text written as HTML is read as the same text.
void check_escaped(const std::string& text) {
  std::string html;
  text::append_html_text(html, text);
  if (text::text_of_html(html) != text) fail("not what was escaped", text);
}

}  // namespace
}  // namespace undersigned

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const std::vector<model::Address> no_origins;
  const auto releases =
      read::read_releases(json, {.base = "https://p.example/feed.json", .images = no_origins});
  if (releases.content.size() > limits::feed_items) fail("too many", json);
  if (!releases.is_good && !diagnostics::has_error(releases.diagnostics))
    fail("refused for nothing", json);
  for (const diagnostics::Diagnostic& one : releases.diagnostics) {
    if (one.at.begin > one.at.end || one.at.end > size + 1) fail("out of range", json);
  }
  for (const model::Release& release : releases.content) {
    check_release(release);
    check_escaped(release.title);
  }
  return 0;
}

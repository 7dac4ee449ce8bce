#include "read/release_feed.h"

#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "json/fields.h"
#include "json/parse.h"
#include "model/limits.h"
#include "text/html_to_text.h"
#include "text/validate.h"

namespace undersigned::read {
namespace {

/// An item as written, of either kind of feed.
struct Item {
  text::Located title;
  model::Address url;
  model::Address external_url;
  text::Located date;
  text::Located local_date;
  text::Located summary;
  text::Located content_text;
  text::Located content_html;
  text::Located language;
  text::Range at;
};

struct Feed {
  text::Located language;
  std::vector<Item> items;
};

constexpr auto written = json::Type::located;
constexpr std::size_t any = limits::feed_bytes;

// https://www.jsonfeed.org/version/1.1/

constexpr std::array item_fields = {
    json::of(written, "title", json::slot<&Item::title>, any),
    json::of(json::Type::address, "url", json::slot<&Item::url>),
    json::of(json::Type::address, "external_url", json::slot<&Item::external_url>),
    json::of(written, "date_published", json::slot<&Item::date>, any),
    json::of(written, "summary", json::slot<&Item::summary>, any),
    json::of(written, "content_text", json::slot<&Item::content_text>, any),
    json::of(written, "content_html", json::slot<&Item::content_html>, any),
    json::of(written, "language", json::slot<&Item::language>, any),
};
constexpr json::Schema feed_item = {
    .fields = item_fields, .at = json::place<&Item::at>, .foreign = true};

constexpr std::array feed_fields = {
    json::of(written, "language", json::slot<&Feed::language>, any),
    json::list<Item>("items", json::slot<&Feed::items>, feed_item, true),
};
constexpr json::Schema json_feed = {.fields = feed_fields, .foreign = true};

// https://developer.wordpress.org/rest-api/reference/posts/

void* itself(void* object) { return object; }

/// `{"rendered": HTML}`
constexpr std::array rendered_fields = {json::of(written, "rendered", itself, any)};
constexpr json::Schema rendered = {.fields = rendered_fields, .foreign = true};

constexpr std::array post_fields = {
    json::object("title", json::slot<&Item::title>, rendered),
    json::of(json::Type::address, "link", json::slot<&Item::url>),
    json::of(written, "date_gmt", json::slot<&Item::date>, any),
    json::of(written, "date", json::slot<&Item::local_date>, any),
    json::object("excerpt", json::slot<&Item::summary>, rendered),
};
constexpr json::Schema post = {
    .fields = post_fields, .at = json::place<&Item::at>, .foreign = true};
constexpr json::Field posts = json::list<Item>("", json::slot<&Feed::items>, post);

bool begins_with_date(std::string_view text) { return text::is_date(text.substr(0, 10)); }

/// The text if `is` accepts it, else "".
std::string in_form(const text::Located& value, bool (*is)(std::string_view),
                    std::string_view wanted, std::vector<diagnostics::Diagnostic>& diagnostics) {
  if (value.text.empty() || is(value.text)) return value.text;
  diagnostics::complain(diagnostics, diagnostics::Code::bad_form, value.at, value.text, wanted);
  return {};
}

std::string language_in(const text::Located& value,
                        std::vector<diagnostics::Diagnostic>& diagnostics) {
  return in_form(value, text::is_language, "a language tag like \"en\" or \"pt-BR\"", diagnostics);
}

std::string date_in(const text::Located& value, std::vector<diagnostics::Diagnostic>& diagnostics) {
  return in_form(value, begins_with_date, "a time like 2026-03-05T09:00:00Z", diagnostics)
      .substr(0, 10);
}

/// The first of `values` that has visible text.
std::string first_text(std::initializer_list<const text::Located*> values) {
  std::string text;
  for (const text::Located* value : values) {
    text = text::text_of_html(value->text);
    if (!text.empty()) break;
  }
  return text;
}

/// Sets no title if nothing in the item can serve as one.
void fill(model::Release& release, const Item& item,
          std::vector<diagnostics::Diagnostic>& diagnostics) {
  release.title = text::cut_at_word(text::text_of_html(item.title.text), limits::title);
  std::string summary = first_text({&item.summary, &item.content_text, &item.content_html});
  if (release.title.empty()) {
    release.title = text::cut_at_word(std::move(summary), limits::title);
  } else {
    release.summary = text::cut_at_word(std::move(summary), limits::feed_summary);
  }
  release.url = item.url.text.empty() ? item.external_url : item.url;
  release.date = date_in(item.date, diagnostics);
  if (release.date.empty()) release.date = date_in(item.local_date, diagnostics);
  release.language = language_in(item.language, diagnostics);
}

}  // namespace

Fetched<std::vector<model::Release>> read_releases(std::string_view json,
                                                   const FetchContext& context) {
  Fetched<std::vector<model::Release>> result;
  Feed feed;
  const json::Root root = {.schema = json_feed,
                           .object = &feed,
                           .elements = &posts,
                           .lenient = true,
                           .names = limits::feed_items};
  if (!json::parse(json, limits::feed_bytes, root, json::renew<Feed>, result.diagnostics).is_good) {
    return result;
  }
  const std::string language = language_in(feed.language, result.diagnostics);
  for (const Item& one : feed.items) {
    model::Release& release = result.content.emplace_back();
    fill(release, one, result.diagnostics);
    if (release.title.empty()) {
      diagnostics::complain(result.diagnostics, diagnostics::Code::empty_text, one.at, "title");
      result.content.pop_back();
    } else if (release.language.empty()) {
      release.language = language;
    }
  }
  resolve_releases(result.content, context, result.diagnostics);
  result.is_good = !result.content.empty() || !diagnostics::has_error(result.diagnostics);
  return result;
}

}  // namespace undersigned::read

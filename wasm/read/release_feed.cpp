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

namespace undersigned {
namespace {

/// As it is written, of either kind.
struct Item {
  Located title;
  Address url;
  Address external_url;
  Located date;
  Located local_date;
  Located summary;
  Located content_text;
  Located content_html;
  Located language;
  Range at;
};

struct Feed {
  Located language;
  std::vector<Item> items;
};

constexpr auto address = Type::address;
constexpr auto written = Type::located;
constexpr std::size_t any = limits::feed_bytes;

// https://www.jsonfeed.org/version/1.1/

constexpr std::array item_fields = {
    of(written, "title", slot<&Item::title>, any),
    of(address, "url", slot<&Item::url>),
    of(address, "external_url", slot<&Item::external_url>),
    of(written, "date_published", slot<&Item::date>, any),
    of(written, "summary", slot<&Item::summary>, any),
    of(written, "content_text", slot<&Item::content_text>, any),
    of(written, "content_html", slot<&Item::content_html>, any),
    of(written, "language", slot<&Item::language>, any),
};
constexpr Schema feed_item = {.fields = item_fields, .at = place<&Item::at>, .foreign = true};

constexpr std::array feed_fields = {
    of(written, "language", slot<&Feed::language>, any),
    list<Item>("items", slot<&Feed::items>, feed_item, true),
};
constexpr Schema json_feed = {.fields = feed_fields, .foreign = true};

// https://developer.wordpress.org/rest-api/reference/posts/

void* itself(void* object) { return object; }

/// `{"rendered": HTML}`
constexpr std::array rendered_fields = {of(written, "rendered", itself, any)};
constexpr Schema rendered = {.fields = rendered_fields, .foreign = true};

constexpr std::array post_fields = {
    object("title", slot<&Item::title>, rendered),
    of(address, "link", slot<&Item::url>),
    of(written, "date_gmt", slot<&Item::date>, any),
    of(written, "date", slot<&Item::local_date>, any),
    object("excerpt", slot<&Item::summary>, rendered),
};
constexpr Schema post = {.fields = post_fields, .at = place<&Item::at>, .foreign = true};
constexpr Field posts = list<Item>("", slot<&Feed::items>, post);

bool begins_with_date(std::string_view text) { return is_date(text.substr(0, 10)); }

/// The text where it has the form `wanted`, else "".
std::string in_form(const Located& value, bool (*is)(std::string_view), std::string_view wanted,
                    std::vector<Diagnostic>& diagnostics) {
  if (value.text.empty() || is(value.text)) return value.text;
  complain(diagnostics, Code::bad_form, value.at, value.text, wanted);
  return {};
}

std::string language_in(const Located& value, std::vector<Diagnostic>& diagnostics) {
  return in_form(value, is_language, "a language tag like \"en\" or \"pt-BR\"", diagnostics);
}

std::string date_in(const Located& value, std::vector<Diagnostic>& diagnostics) {
  return in_form(value, begins_with_date, "a time like 2026-03-05T09:00:00Z", diagnostics)
      .substr(0, 10);
}

/// The first of `values` that shows anything.
std::string first_text(std::initializer_list<const Located*> values) {
  std::string text;
  for (const Located* value : values) {
    text = text_of_html(value->text);
    if (!text.empty()) break;
  }
  return text;
}

/// Without title where nothing can stand for it.
void fill(Release& release, const Item& item, std::vector<Diagnostic>& diagnostics) {
  release.title = cut_at_word(text_of_html(item.title.text), limits::title);
  std::string summary = first_text({&item.summary, &item.content_text, &item.content_html});
  if (release.title.empty()) {
    release.title = cut_at_word(std::move(summary), limits::title);
  } else {
    release.summary = cut_at_word(std::move(summary), limits::feed_summary);
  }
  release.url = item.url.text.empty() ? item.external_url : item.url;
  release.date = date_in(item.date, diagnostics);
  if (release.date.empty()) release.date = date_in(item.local_date, diagnostics);
  release.language = language_in(item.language, diagnostics);
}

}  // namespace

Fetched<std::vector<Release>> read_releases(std::string_view json,
                                            const Surroundings& surroundings) {
  Fetched<std::vector<Release>> result;
  Feed feed;
  const Root root = {.schema = json_feed,
                     .object = &feed,
                     .elements = &posts,
                     .lenient = true,
                     .names = limits::feed_items};
  if (!parse(json, limits::feed_bytes, root, renew<Feed>, result.diagnostics).is_good) {
    return result;
  }
  const std::string language = language_in(feed.language, result.diagnostics);
  for (const Item& one : feed.items) {
    Release& release = result.content.emplace_back();
    fill(release, one, result.diagnostics);
    if (release.title.empty()) {
      complain(result.diagnostics, Code::empty_text, one.at, "title");
      result.content.pop_back();
    } else if (release.language.empty()) {
      release.language = language;
    }
  }
  resolve_releases(result.content, surroundings, result.diagnostics);
  result.is_good = !result.content.empty() || !has_error(result.diagnostics);
  return result;
}

}  // namespace undersigned

#include <algorithm>

#include "page/parts.h"

namespace undersigned::page {
namespace {

void append_release(PageContext& page, const model::Release& release) {
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::li, tree::Keyword::released);
  if (!release.language.empty()) builder.attribute(tree::Attribute::lang, release.language);
  append_date(page, tree::Keyword::released_date, release.date);
  builder.open(tree::Element::p, tree::Keyword::released_title);
  const bool linked = open_link(builder, release.url.text);
  builder.leaf(tree::Element::bdi, tree::Keyword::none, release.title);
  if (linked) builder.close();
  builder.close();
  builder.leaf(tree::Element::p, tree::Keyword::released_summary, release.summary);
  builder.close();
}

}  // namespace

void append_releases(PageContext& page) {
  const model::Releases& releases = page.statement.releases;
  const std::size_t count = std::min<std::size_t>(releases.items.size(), releases.limit);
  if (count == 0) return;
  const model::Organization& publisher = page.statement.publisher;
  const std::string_view name =
      publisher.abbreviation.empty() ? publisher.name : publisher.abbreviation;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::aside, tree::Keyword::releases);
  if (!releases.heading) {
    builder.attribute(tree::Attribute::aria_label, fill(page.locale.recent, name));
    append_heading(page, page.locale.recent, name);
  } else {
    const std::string_view heading = *releases.heading;
    builder.attribute(tree::Attribute::aria_label,
                      heading.empty() ? page.locale.recent_label : heading);
    append_heading(page, heading);
  }
  builder.open(tree::Element::ul);
  builder.attribute(tree::Attribute::role, tree::Keyword::list_role);
  for (std::size_t i = 0; i < count; ++i) append_release(page, releases.items[i]);
  builder.close();
  if (!releases.more.label.empty()) {
    builder.open(tree::Element::p, tree::Keyword::more);
    const bool linked = open_link(builder, releases.more.url.text);
    builder.text(releases.more.label);
    if (linked) builder.close();
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned::page

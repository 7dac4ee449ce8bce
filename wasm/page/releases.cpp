#include <algorithm>

#include "page/parts.h"

namespace undersigned {
namespace {

void append_release(PageContext& page, const Release& release) {
  Builder& builder = page.builder;
  builder.open(Element::li, Word::released);
  if (!release.language.empty()) builder.attribute(Attribute::lang, release.language);
  append_date(page, Word::released_date, release.date);
  builder.open(Element::p, Word::released_title);
  const bool linked = open_link(builder, release.url.text);
  builder.leaf(Element::bdi, Word::none, release.title);
  if (linked) builder.close();
  builder.close();
  builder.leaf(Element::p, Word::released_summary, release.summary);
  builder.close();
}

}  // namespace

void append_releases(PageContext& page) {
  const Releases& releases = page.statement.releases;
  const std::size_t count = std::min<std::size_t>(releases.items.size(), releases.limit);
  if (count == 0) return;
  const Organization& publisher = page.statement.publisher;
  const std::string_view name =
      publisher.abbreviation.empty() ? publisher.name : publisher.abbreviation;
  Builder& builder = page.builder;
  builder.open(Element::aside, Word::releases);
  if (!releases.heading) {
    builder.attribute(Attribute::aria_label, fill(page.locale.recent, name));
    append_heading(page, page.locale.recent, name);
  } else {
    const std::string_view heading = *releases.heading;
    builder.attribute(Attribute::aria_label, heading.empty() ? page.locale.recent_label : heading);
    append_heading(page, heading);
  }
  builder.open(Element::ul);
  builder.attribute(Attribute::role, Word::list_role);
  for (std::size_t i = 0; i < count; ++i) append_release(page, releases.items[i]);
  builder.close();
  if (!releases.more.label.empty()) {
    builder.open(Element::p, Word::more);
    const bool linked = open_link(builder, releases.more.url.text);
    builder.text(releases.more.label);
    if (linked) builder.close();
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned

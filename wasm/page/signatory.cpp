#include "page/filter_highlight.h"
#include "page/parts.h"

namespace undersigned::page {
namespace {

/// The text in a direction of its own, with the filter's words highlighted.
void append_isolated(PageContext& page, std::string_view text) {
  page.builder.open(tree::Element::bdi);
  append_highlighted(page.builder, text, page.marked);
  page.builder.close();
}

/// Role, affiliation, place, each in a direction of its own.
void append_details(PageContext& page, const model::Signatory& one) {
  tree::Builder& builder = page.builder;
  const bool person = one.kind == model::SignerKind::person;
  bool any = false;
  for (const std::string* part : {&one.role, &one.affiliation, &one.location, &one.country}) {
    const bool persons_only = part == &one.role || part == &one.affiliation;
    if (part->empty() || (persons_only && !person)) continue;
    if (any) {
      builder.text(page.locale.comma);
    } else {
      builder.text(" ");
      builder.open(tree::Element::span, tree::Keyword::details);
    }
    any = true;
    append_isolated(page, *part);
  }
  if (any) builder.close();
}

}  // namespace

void append_name(PageContext& page, const model::Signatory& one) {
  tree::Builder& builder = page.builder;
  const bool linked = open_link(builder, one.url.text);
  builder.open(tree::Element::bdi, tree::Keyword::name);
  if (!one.language.empty()) builder.attribute(tree::Attribute::lang, one.language);
  append_highlighted(builder, one.name, page.marked);
  builder.close();
  if (linked) builder.close();
}

void append_signatory(PageContext& page, const model::Signatory& one) {
  tree::Builder& builder = page.builder;
  // The alternative text is empty, because the name is next to the logo.
  if (!one.logo.src.text.empty()) append_logo(page, one.logo, {}, true);
  append_name(page, one);
  if (!one.abbreviation.empty()) {
    builder.text(" ");
    builder.open(tree::Element::span, tree::Keyword::abbreviation);
    builder.text("(");
    append_isolated(page, one.abbreviation);
    builder.text(")");
    builder.close();
  }
  append_details(page, one);
  if (!one.note.empty()) {
    builder.text(" ");
    builder.open(tree::Element::span, tree::Keyword::note);
    append_isolated(page, one.note);
    builder.close();
  }
  if (one.members.empty()) return;
  builder.open(tree::Element::ul, tree::Keyword::members);
  builder.attribute(tree::Attribute::role, tree::Keyword::list_role);
  for (const model::Signatory& member : one.members) {
    builder.open(tree::Element::li, page.view.highlight == member.key ? tree::Keyword::highlight
                                                                      : tree::Keyword::signatory);
    append_signatory(page, member);
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned::page

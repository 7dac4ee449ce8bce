#include "page/filter_highlight.h"
#include "page/parts.h"

namespace undersigned {
namespace {

/// In its own direction, with what the filter looks for marked.
void append_isolated(PageContext& page, std::string_view text) {
  page.builder.open(Element::bdi);
  append_marked(page.builder, text, page.marked);
  page.builder.close();
}

/// Role, affiliation, place: each in its own direction.
void append_details(PageContext& page, const Signatory& one) {
  Builder& builder = page.builder;
  const bool person = one.kind == SignerKind::person;
  bool any = false;
  for (const std::string* part : {&one.role, &one.affiliation, &one.location, &one.country}) {
    const bool persons_only = part == &one.role || part == &one.affiliation;
    if (part->empty() || (persons_only && !person)) continue;
    if (any) {
      builder.text(page.locale.comma);
    } else {
      builder.text(" ");
      builder.open(Element::span, Word::details);
    }
    any = true;
    append_isolated(page, *part);
  }
  if (any) builder.close();
}

}  // namespace

void append_name(PageContext& page, const Signatory& one) {
  Builder& builder = page.builder;
  const bool linked = open_link(builder, one.url.text);
  builder.open(Element::bdi, Word::name);
  if (!one.language.empty()) builder.attribute(Attribute::lang, one.language);
  append_marked(builder, one.name, page.marked);
  builder.close();
  if (linked) builder.close();
}

void append_signatory(PageContext& page, const Signatory& one) {
  Builder& builder = page.builder;
  // The name beside it says what the logo would.
  if (!one.logo.src.text.empty()) append_logo(page, one.logo, {}, true);
  append_name(page, one);
  if (!one.abbreviation.empty()) {
    builder.text(" ");
    builder.open(Element::span, Word::abbreviation);
    builder.text("(");
    append_isolated(page, one.abbreviation);
    builder.text(")");
    builder.close();
  }
  append_details(page, one);
  if (!one.note.empty()) {
    builder.text(" ");
    builder.open(Element::span, Word::note);
    append_isolated(page, one.note);
    builder.close();
  }
  if (one.members.empty()) return;
  builder.open(Element::ul, Word::members);
  builder.attribute(Attribute::role, Word::list_role);
  for (const Signatory& member : one.members) {
    builder.open(Element::li,
                 page.view.highlight == member.key ? Word::highlight : Word::signatory);
    append_signatory(page, member);
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned

#include "limits.h"
#include "page_parts.h"
#include "signatories.h"
#include "text.h"

namespace undersigned {
namespace {

void append_name(Builder& builder, const Signatory& one) {
  const bool linked = open_link(builder, one.url.text);
  builder.open(Element::bdi, Word::name);
  if (!one.language.empty()) builder.attribute(Attribute::lang, one.language);
  builder.text(one.name);
  builder.close();
  if (linked) builder.close();
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
    builder.leaf(Element::bdi, Word::none, *part);
  }
  if (any) builder.close();
}

void append_signatory(PageContext& page, const Signatory& one) {
  Builder& builder = page.builder;
  // The name beside it says what the logo would.
  if (!one.logo.src.text.empty()) append_logo(page, one.logo, {}, true);
  append_name(builder, one);
  if (!one.abbreviation.empty()) {
    builder.text(" ");
    builder.open(Element::span, Word::abbreviation);
    builder.text("(");
    builder.leaf(Element::bdi, Word::none, one.abbreviation);
    builder.text(")");
    builder.close();
  }
  append_details(page, one);
  if (!one.note.empty()) {
    builder.text(" ");
    builder.open(Element::span, Word::note);
    builder.leaf(Element::bdi, Word::none, one.note);
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

using Names = std::vector<const Signatory*>;

/// One list, in groups whose boundaries follow from the keys alone.
void append_list(PageContext& page, const Names& names) {
  if (names.empty()) return;
  Builder& builder = page.builder;
  builder.open(Element::div, Word::list);
  builder.attribute(Attribute::role, Word::list_role);
  std::size_t in_group = 0;
  for (const Signatory* one : names) {
    const bool begins = hash32(one->key) % limits::group_modulus == 0;
    if (in_group > 0 && (begins || in_group == limits::group_most)) {
      builder.close();
      in_group = 0;
    }
    if (in_group++ == 0) builder.open(Element::div, Word::group);
    builder.open(Element::div, page.view.highlight == one->key ? Word::highlight : Word::signatory);
    builder.attribute(Attribute::role, Word::listitem);
    append_signatory(page, *one);
    builder.close();
  }
  builder.close();
  builder.close();
}

/// The names of each declared group, and at the end those of none. Hashes
/// first: thousands of names may meet thousands of groups.
std::vector<Names> by_group(const Names& all, const std::vector<Group>& groups) {
  std::vector<std::uint32_t> hashes;
  hashes.reserve(groups.size());
  for (const Group& group : groups) hashes.push_back(hash32(group.key));
  std::vector<Names> names(groups.size() + 1);
  for (const Signatory* one : all) {
    const std::uint32_t hash = hash32(one->group.text);
    std::size_t own = 0;
    while (own < groups.size() && (hashes[own] != hash || groups[own].key != one->group.text)) {
      ++own;
    }
    names[own].push_back(one);
  }
  return names;
}

void append_names(PageContext& page) {
  const Signatories& signatories = page.statement.signatories;
  const Names all = in_order(signatories.items, signatories.order);
  const std::vector<Names> names = by_group(all, signatories.groups);
  append_list(page, names.back());
  for (std::size_t i = 0; i < signatories.groups.size(); ++i) {
    if (names[i].empty()) continue;
    page.builder.leaf(heading_element(page.view.heading_level + 2), Word::group_heading,
                      signatories.groups[i].heading);
    append_list(page, names[i]);
  }
}

/// In brackets behind their parent, with which they sign.
void append_lead_members(PageContext& page, const std::vector<Signatory>& members) {
  if (members.empty()) return;
  page.builder.text(" (");
  for (std::size_t i = 0; i < members.size(); ++i) {
    page.builder.text(list_separator(page.locale, i, members.size()));
    append_name(page.builder, members[i]);
  }
  page.builder.text(")");
}

}  // namespace

void append_leads(PageContext& page) {
  const auto& leads = page.statement.leads;
  if (leads.empty()) return;
  Builder& builder = page.builder;
  const Around around = around_blank(page.locale.led_by);
  builder.open(Element::p, Word::leads);
  builder.text(around.before);
  for (std::size_t i = 0; i < leads.size(); ++i) {
    builder.text(list_separator(page.locale, i, leads.size()));
    append_name(builder, leads[i]);
    append_lead_members(page, leads[i].members);
  }
  builder.text(around.behind);
  builder.close();
}

void append_signatories(PageContext& page) {
  const Statement& statement = page.statement;
  const Signatories& signatories = statement.signatories;
  const std::string count = say_counts(page.locale, count_signers(statement));
  if (signatories.items.empty() && !signatories.counts && statement.sign.label.empty()) return;
  Builder& builder = page.builder;
  builder.open(Element::section, Word::signatories);
  const std::string_view usual =
      statement.leads.empty() ? page.locale.signatories : page.locale.additional_signatories;
  append_heading(page, signatories.heading ? std::string_view(*signatories.heading) : usual);
  builder.leaf(Element::p, Word::count, count);
  if (page.view.names) append_names(page);
  if (!statement.sign.label.empty()) {
    builder.open(Element::p, Word::sign);
    const bool linked = open_link(builder, statement.sign.url.text);
    builder.text(statement.sign.label);
    if (linked) builder.close();
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned

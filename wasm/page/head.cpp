#include <cstdlib>

#include "page/parts.h"
#include "text/url.h"

namespace undersigned {
namespace {

/// "name@newsroom.example", without what only machines read.
std::string_view shown_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (!address.empty() && address.back() == '/') address.remove_suffix(1);
  return address;
}

void append_line(Builder& builder, std::string_view address, std::string_view shown) {
  if (shown.empty()) return;
  if (!builder.at_start()) {
    builder.open(Element::br);
    builder.close();
  }
  const bool linked = open_link(builder, address);
  builder.leaf(Element::bdi, Word::none, shown);
  if (linked) builder.close();
}

/// As it is when its only address was refused.
bool is_empty(const Contact& contact) {
  return contact.label.empty() && contact.name.empty() && contact.email.text.empty() &&
         contact.phone.text.empty() && contact.url.text.empty();
}

void append_contacts(PageContext& page) {
  if (page.statement.contacts.empty()) return;
  Builder& builder = page.builder;
  builder.open(Element::address, Word::contacts);
  for (const Contact& contact : page.statement.contacts) {
    if (is_empty(contact)) continue;
    builder.open(Element::p, Word::contact);
    builder.leaf(Element::span, Word::contact_label, contact.label);
    append_line(builder, {}, contact.name);
    append_line(builder, resolve_email(contact.email.text).address, contact.email.text);
    append_line(builder, resolve_telephone(contact.phone.text).address, contact.phone.text);
    append_line(builder, contact.url.text, shown_address(contact.url.text));
    builder.close();
  }
  builder.close();
}

void append_issued(PageContext& page) {
  const Statement& statement = page.statement;
  Builder& builder = page.builder;
  builder.open(Element::p, Word::issued);
  builder.leaf(Element::span, Word::place, statement.place);
  if (!statement.place.empty()) builder.text(page.locale.comma);
  append_date(page, Word::published, statement.date);
  builder.close();
}

void append_corrections(PageContext& page) {
  const auto& all = page.statement.corrections;
  if (all.empty()) return;
  std::vector<const Correction*> newest_first;
  newest_first.reserve(all.size());
  for (const Correction& one : all) newest_first.push_back(&one);
  const auto compare = [](const void* left, const void* right) {
    const auto* a = *static_cast<const Correction* const*>(left);
    const auto* b = *static_cast<const Correction* const*>(right);
    const int order = b->date.compare(a->date);
    if (order != 0) return order;
    return a < b ? -1 : 1;  // of one day, as they stand in the file
  };
  constexpr std::size_t size = sizeof(const void*);
  std::qsort(newest_first.data(), newest_first.size(), size, compare);
  Builder& builder = page.builder;
  builder.open(Element::div, Word::corrections);
  for (const Correction* one : newest_first) {
    builder.open(Element::p, Word::correction);
    builder.leaf(Element::strong, Word::none, page.locale.correction);
    builder.text(page.locale.comma);
    append_date(page, Word::none, one->date);
    builder.text(": ");
    builder.text(one->note);
    builder.close();
  }
  builder.close();
}

}  // namespace

void append_masthead(PageContext& page) {
  const Organization& publisher = page.statement.publisher;
  Builder& builder = page.builder;
  builder.open(Element::header, Word::masthead);
  const bool linked = open_link(builder, publisher.url.text, Word::publisher);
  if (publisher.logo.src.text.empty()) {
    // The typographic mark; a name alone is its own.
    builder.leaf(Element::bdi, Word::mark, publisher.abbreviation);
    if (!publisher.abbreviation.empty()) builder.text(" ");
  } else {
    // The name stands beside it, and is not to be heard twice.
    const std::string& alt = publisher.logo.alt;
    append_logo(page, publisher.logo, alt == publisher.name ? std::string_view() : alt, false);
  }
  builder.leaf(Element::bdi, Word::publisher_name, publisher.name);
  if (linked) builder.close();
  builder.leaf(Element::p, Word::tagline, publisher.tagline);
  builder.close();
}

void append_head(PageContext& page) {
  const Statement& statement = page.statement;
  Builder& builder = page.builder;
  builder.open(Element::header, Word::head);
  if (statement.release.status == ReleaseStatus::immediate) {
    builder.leaf(Element::p, Word::release, page.locale.immediate);
  } else if (statement.release.status == ReleaseStatus::draft) {
    builder.leaf(Element::p, Word::draft, page.locale.draft);
  }
  append_issued(page);
  append_contacts(page);
  builder.open(heading_element(page.view.heading_level), Word::title);
  builder.attribute(Attribute::dir, Word::auto_);
  builder.text(statement.title);
  builder.close();
  builder.leaf(Element::p, Word::subtitle, statement.subtitle);
  append_corrections(page);
  builder.close();
}

}  // namespace undersigned

#include <cstdlib>

#include "page/parts.h"

namespace undersigned::page {
namespace {

/// The address as readers see it: without scheme and final slash.
std::string_view shown_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (!address.empty() && address.back() == '/') address.remove_suffix(1);
  return address;
}

void append_line(tree::Builder& builder, std::string_view address, std::string_view shown) {
  if (shown.empty()) return;
  if (!builder.at_start()) {
    builder.open(tree::Element::br);
    builder.close();
  }
  const bool linked = open_link(builder, address);
  builder.leaf(tree::Element::bdi, tree::Keyword::none, shown);
  if (linked) builder.close();
}

/// Whether nothing is left, because the only address was refused.
bool is_empty(const model::Contact& contact) {
  return contact.label.empty() && contact.name.empty() && contact.email.text.empty() &&
         contact.phone.text.empty() && contact.url.text.empty();
}

void append_contacts(PageContext& page) {
  if (page.statement.contacts.empty()) return;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::address, tree::Keyword::contacts);
  for (const model::Contact& contact : page.statement.contacts) {
    if (is_empty(contact)) continue;
    builder.open(tree::Element::p, tree::Keyword::contact);
    builder.leaf(tree::Element::span, tree::Keyword::contact_label, contact.label);
    append_line(builder, {}, contact.name);
    append_line(builder, contact.email_link, contact.email.text);
    append_line(builder, contact.phone_link, contact.phone.text);
    append_line(builder, contact.url.text, shown_address(contact.url.text));
    builder.close();
  }
  builder.close();
}

void append_issued(PageContext& page) {
  const model::Statement& statement = page.statement;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::p, tree::Keyword::issued);
  builder.leaf(tree::Element::span, tree::Keyword::place, statement.place);
  if (!statement.place.empty()) builder.text(page.locale.comma);
  append_date(page, tree::Keyword::published, statement.date);
  builder.close();
}

void append_corrections(PageContext& page) {
  const auto& all = page.statement.corrections;
  if (all.empty()) return;
  std::vector<const model::Correction*> newest_first;
  newest_first.reserve(all.size());
  for (const model::Correction& one : all) newest_first.push_back(&one);
  const auto compare = [](const void* left, const void* right) {
    const auto* a = *static_cast<const model::Correction* const*>(left);
    const auto* b = *static_cast<const model::Correction* const*>(right);
    const int order = b->date.compare(a->date);
    if (order != 0) return order;
    return a < b ? -1 : 1;  // of the same day: in the order of the file
  };
  constexpr std::size_t size = sizeof(const void*);
  std::qsort(newest_first.data(), newest_first.size(), size, compare);
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::div, tree::Keyword::corrections);
  for (const model::Correction* one : newest_first) {
    builder.open(tree::Element::p, tree::Keyword::correction);
    builder.leaf(tree::Element::strong, tree::Keyword::none, page.locale.correction);
    builder.text(page.locale.comma);
    append_date(page, tree::Keyword::none, one->date);
    builder.text(": ");
    builder.text(one->note);
    builder.close();
  }
  builder.close();
}

}  // namespace

void append_masthead(PageContext& page) {
  const model::Organization& publisher = page.statement.publisher;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::header, tree::Keyword::masthead);
  const bool linked = open_link(builder, publisher.url.text, tree::Keyword::publisher);
  if (publisher.logo.src.text.empty()) {
    // The abbreviation is the mark; without one the name is.
    builder.leaf(tree::Element::bdi, tree::Keyword::mark, publisher.abbreviation);
    if (!publisher.abbreviation.empty()) builder.text(" ");
  } else {
    // The name is next to it: screen readers should not read it twice.
    const std::string& alt = publisher.logo.alt;
    append_logo(page, publisher.logo, alt == publisher.name ? std::string_view() : alt, false);
  }
  builder.leaf(tree::Element::bdi, tree::Keyword::publisher_name, publisher.name);
  if (linked) builder.close();
  builder.leaf(tree::Element::p, tree::Keyword::tagline, publisher.tagline);
  builder.close();
}

void append_head(PageContext& page) {
  const model::Statement& statement = page.statement;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::header, tree::Keyword::head);
  if (statement.release.status == model::ReleaseStatus::immediate) {
    builder.leaf(tree::Element::p, tree::Keyword::release, page.locale.immediate);
  } else if (statement.release.status == model::ReleaseStatus::draft) {
    builder.leaf(tree::Element::p, tree::Keyword::draft, page.locale.draft);
  }
  append_issued(page);
  append_contacts(page);
  builder.open(tree::heading_element(page.view.heading_level), tree::Keyword::title);
  builder.attribute(tree::Attribute::dir, tree::Keyword::auto_);
  builder.text(statement.title);
  builder.close();
  builder.leaf(tree::Element::p, tree::Keyword::subtitle, statement.subtitle);
  append_corrections(page);
  builder.close();
}

}  // namespace undersigned::page

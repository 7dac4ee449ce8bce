#include "read/check.h"

#include <algorithm>
#include <array>
#include <span>

#include "model/limits.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned {
namespace {

struct Resolver {
  std::vector<Diagnostic>& diagnostics;
  std::string base;
  std::vector<std::string> origins;

  void take(Address& address, Resolved resolved, Code code = Code::refused_address) {
    if (resolved.refusal != Refusal::none) {
      complain(diagnostics, code, address.at, address.text, {}, resolved.refusal);
    }
    address.text = std::move(resolved.address);
  }
  void link(Address& address) {
    if (!address.text.empty()) take(address, resolve_link(address.text, base));
  }
  void resource(Address& address) {
    if (!address.text.empty()) take(address, resolve_resource(address.text, base));
  }
  void image(Image& image) {
    for (Address* address : {&image.src, &image.dark}) {
      if (address->text.empty()) continue;
      take(*address, resolve_image(address->text, base, origins), Code::refused_image);
    }
  }
  /// Of an e-mail address or telephone number, which stays as it is written.
  void reach(const Located& value, const Resolved& resolved) {
    if (value.text.empty() || resolved.refusal == Refusal::none) return;
    complain(diagnostics, Code::refused_address, value.at, value.text, {}, resolved.refusal);
  }
  void signatories(std::vector<Signatory>& list) {
    for (Signatory& listed : list) one(listed);
  }
  void releases(std::vector<Release>& list) {
    for (Release& release : list) link(release.url);
  }
  void one(Signatory& signatory) {
    link(signatory.url);
    image(signatory.logo);
    signatories(signatory.members);
  }
};

bool has(const std::vector<TopKey>& keys, std::string_view name) {
  return std::any_of(keys.begin(), keys.end(),
                     [name](const TopKey& top) { return top.key == name; });
}

/// `sha256-` and 32 bytes in base64: browsers ignore what is of another form.
bool is_integrity(std::string_view text) {
  constexpr std::string_view begin = "sha256-";
  constexpr std::size_t digits = 43;
  if (text.substr(0, begin.size()) != begin || text.size() != begin.size() + digits + 1) {
    return false;
  }
  text.remove_prefix(begin.size());
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_letter(text[i]) && !is_digit(text[i]) && text[i] != '+' && text[i] != '/') return false;
  }
  return text[digits] == '=';
}

Resolver resolver_for(const Surroundings& surroundings, std::vector<Diagnostic>& diagnostics) {
  Resolver resolver{
      .diagnostics = diagnostics, .base = std::string(surroundings.base), .origins = {}};
  for (const Address& origin : surroundings.images) resolver.origins.push_back(origin.text);
  return resolver;
}

}  // namespace

void check_release(const Statement& statement, const std::vector<TopKey>& keys, Range object,
                   std::vector<Diagnostic>& diagnostics) {
  const auto require = [&](std::string_view name) {
    if (!has(keys, name)) complain(diagnostics, Code::missing_key, object, name);
  };
  if (statement.release.status == ReleaseStatus::embargoed) {
    constexpr std::array<std::string_view, 7> allowed = {
        "$schema", "format", "id", "revision", "language", "publisher", "release"};
    for (const TopKey& top : keys) {
      if (std::find(allowed.begin(), allowed.end(), top.key) != allowed.end()) continue;
      complain(diagnostics, Code::embargoed_key, top.at, top.key);
    }
    if (statement.release.until.at.end == 0) {
      complain(diagnostics, Code::missing_key, statement.release.at, "until");
    }
    return;
  }
  require("date");
  require("title");
  if (statement.release.status != ReleaseStatus::withdrawn) {
    require("body");
  } else if (statement.release.note.empty()) {
    complain(diagnostics, Code::withdrawn_note, statement.release.at);
  }
}

bool resolve_list(SignatoryList& list, const Surroundings& surroundings,
                  std::vector<Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(surroundings, diagnostics);
  resolver.signatories(list.items);
  bool is_good = true;
  for (Segment& segment : list.segments) {
    resolver.resource(segment.src);
    if (!is_integrity(segment.integrity.text)) {
      complain(diagnostics, Code::bad_form, segment.integrity.at, segment.integrity.text,
               "an integrity like \"sha256-…=\"");
      is_good = false;
    }
    is_good = is_good && !segment.src.text.empty();
  }
  return is_good;
}

void resolve_event(SignatoryEvent& event, const Surroundings& surroundings,
                   std::vector<Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(surroundings, diagnostics);
  resolver.signatories(event.update);
  for (Added& one : event.add) resolver.one(one.signatory);
}

void resolve_releases(std::vector<Release>& releases, const Surroundings& surroundings,
                      std::vector<Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(surroundings, diagnostics);
  resolver.releases(releases);
}

std::string resolve_addresses(Statement& statement, std::string_view base,
                              std::vector<Diagnostic>& diagnostics) {
  Resolver resolver{.diagnostics = diagnostics, .base = std::string(base), .origins = {}};
  resolver.link(statement.url);
  if (resolver.base.empty()) resolver.base = statement.url.text;
  for (Address& origin : statement.image_origins) {
    std::string absolute = origin_of(origin.text);
    if (absolute.empty()) {
      resolver.take(origin, {.address = {}, .refusal = Refusal::scheme});
    } else {
      origin.text = absolute;
      resolver.origins.push_back(std::move(absolute));
    }
  }
  resolver.link(statement.publisher.url);
  resolver.image(statement.publisher.logo);
  for (Contact& contact : statement.contacts) {
    resolver.reach(contact.email, resolve_email(contact.email.text));
    resolver.reach(contact.phone, resolve_telephone(contact.phone.text));
    resolver.link(contact.url);
  }
  resolver.signatories(statement.leads);
  resolver.signatories(statement.signatories.items);
  resolver.resource(statement.signatories.src);
  resolver.resource(statement.signatories.stream);
  resolver.link(statement.sign.url);
  for (Link& attachment : statement.attachments) resolver.link(attachment.url);
  resolver.releases(statement.releases.items);
  resolver.resource(statement.releases.src);
  resolver.link(statement.releases.more.url);
  for (Translation& translation : statement.translations) resolver.resource(translation.src);
  return resolver.base;
}

void check_groups(const Signatories& signatories, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string_view> keys;
  for (const Group& group : signatories.groups) keys.emplace_back(group.key);
  // To look for what was meant is slow: not oftener than can be told.
  std::size_t found = 0;
  for (const Signatory& one : signatories.items) {
    if (one.group.text.empty()) continue;
    if (std::find(keys.begin(), keys.end(), one.group.text) != keys.end()) continue;
    if (found++ == limits::diagnostics) return;
    complain(diagnostics, Code::unknown_group, one.group.at, one.group.text,
             nearest_word(one.group.text, keys));
  }
}

}  // namespace undersigned

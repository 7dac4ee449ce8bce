#include "read/check.h"

#include <algorithm>
#include <array>
#include <span>

#include "model/limits.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

struct Resolver {
  std::vector<diagnostics::Diagnostic>& diagnostics;
  std::string base;
  std::vector<std::string> origins;

  void take(model::Address& address, text::Resolved resolved,
            diagnostics::Code code = diagnostics::Code::refused_address) {
    if (resolved.refusal != text::Refusal::none) {
      diagnostics::complain(diagnostics, code, address.at, address.text, {}, resolved.refusal);
    }
    address.text = std::move(resolved.address);
  }
  void link(model::Address& address) {
    if (!address.text.empty()) take(address, text::resolve_link(address.text, base));
  }
  void resource(model::Address& address) {
    if (!address.text.empty()) take(address, text::resolve_resource(address.text, base));
  }
  void image(model::Image& image) {
    for (model::Address* address : {&image.src, &image.dark}) {
      if (address->text.empty()) continue;
      take(*address, text::resolve_image(address->text, base, origins),
           diagnostics::Code::refused_image);
    }
  }
  /// Returns the link of an e-mail address or telephone number, which stays as written.
  std::string reach(const text::Located& value, text::Resolved (*resolve)(std::string_view)) {
    if (value.text.empty()) return {};
    text::Resolved resolved = resolve(value.text);
    if (resolved.refusal != text::Refusal::none) {
      diagnostics::complain(diagnostics, diagnostics::Code::refused_address, value.at, value.text,
                            {}, resolved.refusal);
    }
    return std::move(resolved.address);
  }
  void signatories(std::vector<model::Signatory>& list) {
    for (model::Signatory& listed : list) one(listed);
  }
  void releases(std::vector<model::Release>& list) {
    for (model::Release& release : list) link(release.url);
  }
  void one(model::Signatory& signatory) {
    link(signatory.url);
    image(signatory.logo);
    signatories(signatory.members);
  }
};

bool has(const std::vector<json::TopKey>& keys, std::string_view name) {
  return std::any_of(keys.begin(), keys.end(),
                     [name](const json::TopKey& top) { return top.key == name; });
}

/// Whether the text is `sha256-` and 32 bytes in base64. Browsers ignore any other form.
bool is_integrity(std::string_view text) {
  constexpr std::string_view begin = "sha256-";
  constexpr std::size_t digits = 43;
  if (text.substr(0, begin.size()) != begin || text.size() != begin.size() + digits + 1) {
    return false;
  }
  text.remove_prefix(begin.size());
  for (std::size_t i = 0; i < digits; ++i) {
    if (!text::is_letter(text[i]) && !text::is_digit(text[i]) && text[i] != '+' && text[i] != '/')
      return false;
  }
  return text[digits] == '=';
}

Resolver resolver_for(const FetchContext& context,
                      std::vector<diagnostics::Diagnostic>& diagnostics) {
  Resolver resolver{.diagnostics = diagnostics, .base = std::string(context.base), .origins = {}};
  for (const model::Address& origin : context.images) resolver.origins.push_back(origin.text);
  return resolver;
}

}  // namespace

void check_release(const model::Statement& statement, const std::vector<json::TopKey>& keys,
                   text::Range object, std::vector<diagnostics::Diagnostic>& diagnostics) {
  const auto require = [&](std::string_view name) {
    if (!has(keys, name))
      diagnostics::complain(diagnostics, diagnostics::Code::missing_key, object, name);
  };
  if (statement.release.status == model::ReleaseStatus::embargoed) {
    constexpr std::array<std::string_view, 7> allowed = {
        "$schema", "format", "id", "revision", "language", "publisher", "release"};
    for (const json::TopKey& top : keys) {
      if (std::find(allowed.begin(), allowed.end(), top.key) != allowed.end()) continue;
      diagnostics::complain(diagnostics, diagnostics::Code::embargoed_key, top.at, top.key);
    }
    if (statement.release.until.at.end == 0) {
      diagnostics::complain(diagnostics, diagnostics::Code::missing_key, statement.release.at,
                            "until");
    }
    return;
  }
  require("date");
  require("title");
  if (statement.release.status != model::ReleaseStatus::withdrawn) {
    require("body");
  } else if (statement.release.note.empty()) {
    diagnostics::complain(diagnostics, diagnostics::Code::withdrawn_note, statement.release.at);
  }
}

bool resolve_list(model::SignatoryList& list, const FetchContext& context,
                  std::vector<diagnostics::Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(context, diagnostics);
  resolver.signatories(list.items);
  bool is_good = true;
  for (model::Segment& segment : list.segments) {
    resolver.resource(segment.src);
    if (!is_integrity(segment.integrity.text)) {
      diagnostics::complain(diagnostics, diagnostics::Code::bad_form, segment.integrity.at,
                            segment.integrity.text, "an integrity like \"sha256-…=\"");
      is_good = false;
    }
    is_good = is_good && !segment.src.text.empty();
  }
  return is_good;
}

void resolve_event(model::SignatoryEvent& event, const FetchContext& context,
                   std::vector<diagnostics::Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(context, diagnostics);
  resolver.signatories(event.update);
  for (model::Added& one : event.add) resolver.one(one.signatory);
}

void resolve_releases(std::vector<model::Release>& releases, const FetchContext& context,
                      std::vector<diagnostics::Diagnostic>& diagnostics) {
  Resolver resolver = resolver_for(context, diagnostics);
  resolver.releases(releases);
}

std::string resolve_addresses(model::Statement& statement, std::string_view base,
                              std::vector<diagnostics::Diagnostic>& diagnostics) {
  Resolver resolver{.diagnostics = diagnostics, .base = std::string(base), .origins = {}};
  resolver.link(statement.url);
  if (resolver.base.empty()) resolver.base = statement.url.text;
  for (model::Address& origin : statement.image_origins) {
    std::string absolute = text::origin_of(origin.text);
    if (absolute.empty()) {
      resolver.take(origin, {.address = {}, .refusal = text::Refusal::scheme});
    } else {
      origin.text = absolute;
      resolver.origins.push_back(std::move(absolute));
    }
  }
  resolver.link(statement.publisher.url);
  resolver.image(statement.publisher.logo);
  for (model::Contact& contact : statement.contacts) {
    contact.email_link = resolver.reach(contact.email, text::resolve_email);
    contact.phone_link = resolver.reach(contact.phone, text::resolve_telephone);
    resolver.link(contact.url);
  }
  resolver.signatories(statement.leads);
  resolver.signatories(statement.signatories.items);
  resolver.resource(statement.signatories.src);
  resolver.resource(statement.signatories.stream);
  resolver.link(statement.sign.url);
  for (model::Link& attachment : statement.attachments) resolver.link(attachment.url);
  resolver.releases(statement.releases.items);
  resolver.resource(statement.releases.src);
  resolver.link(statement.releases.more.url);
  for (model::Translation& translation : statement.translations) resolver.resource(translation.src);
  return resolver.base;
}

void check_groups(const model::Signatories& signatories,
                  std::vector<diagnostics::Diagnostic>& diagnostics) {
  std::vector<std::string_view> keys;
  for (const model::Group& group : signatories.groups) keys.emplace_back(group.key);
  // Searching for the intended key is slow: at most as often as it can be reported.
  std::size_t found = 0;
  for (const model::Signatory& one : signatories.items) {
    if (one.group.text.empty()) continue;
    if (std::find(keys.begin(), keys.end(), one.group.text) != keys.end()) continue;
    if (found++ == diagnostics::max_diagnostics) return;
    diagnostics::complain(diagnostics, diagnostics::Code::unknown_group, one.group.at,
                          one.group.text, text::nearest_word(one.group.text, keys));
  }
}

}  // namespace undersigned::read

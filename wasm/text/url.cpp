#include "text/url.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

constexpr std::string_view slashes = "/\\";
constexpr std::string_view decimal_digits = "0123456789";

constexpr bool is_control(char c) { return byte_of(c) <= 0x20 || c == 0x7F; }

constexpr bool is_slash(char c) { return c == '/' || c == '\\'; }

Resolved refuse(Refusal refusal) { return {{}, refusal}; }

/// Removes and returns the part before the first of `ends`, or all of it.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

/// Removes a scheme and its colon ("scheme start state", "scheme state"). Returns the scheme in
/// lower case, without the colon; empty if there is none.
std::string take_scheme(std::string_view& reference) {
  if (reference.empty() || !is_letter(reference.front())) return {};
  std::size_t at = 1;
  while (at < reference.size() &&
         (is_letter(reference[at]) || is_digit(reference[at]) || reference[at] == '+' ||
          reference[at] == '-' || reference[at] == '.')) {
    ++at;
  }
  if (at == reference.size() || reference[at] != ':') return {};
  std::string scheme = ascii_lower(reference.substr(0, at));
  reference.remove_prefix(at + 1);
  return scheme;
}

/// Percent-encodes non-ASCII bytes, `"`, `<`, `>` and the bytes in `also`. The path, query and
/// fragment percent-encode sets share the first; the rest of those sets is harmless in an attribute
/// and left to the browser.
void append_encoded(std::string& out, std::string_view text, char also = '"') {
  for (const char c : text) {
    if (byte_of(c) >= 0x80 || c == '"' || c == '<' || c == '>' || c == also) {
      append_percent(out, c);
    } else {
      out += c;
    }
  }
}

/// 1 for a "single-dot", 2 for a "double-dot URL path segment", else 0.
int dots_of(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    const bool encoded =
        segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && lower(segment[2]) == 'e';
    if ((!encoded && segment[0] != '.') || dots == 2) return 0;
    segment.remove_prefix(encoded ? 3 : 1);
    ++dots;
  }
  return dots;
}

/// "Path state". `out` already ends with the authority.
void append_path(std::string& out, std::string_view path) {
  const std::size_t root = out.size();
  if (!path.empty() && is_slash(path.front())) path.remove_prefix(1);
  while (true) {
    const std::string_view segment = take_until(path, slashes);
    const int dots = dots_of(segment);
    if (dots == 2 && out.size() > root) out.resize(out.rfind('/'));
    if (dots == 0 || path.empty()) out += '/';
    if (dots == 0) append_encoded(out, segment);
    if (path.empty()) return;
    path.remove_prefix(1);
  }
}

/// "Host parsing" and "port state", as far as possible without IDNA and IP numbers.
Refusal judge_authority(std::string_view authority) {
  if (authority.find('@') != std::string_view::npos) return Refusal::credentials;
  std::string_view port = authority;
  if (!port.empty() && port.front() == '[') {
    port.remove_prefix(1);
    const std::string_view address = take_until(port, "]");
    if (port.empty() ||
        address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) {
      return Refusal::no_host;
    }
    port.remove_prefix(1);
  } else {
    const std::string_view host = take_until(port, ":");
    const bool named = std::all_of(host.begin(), host.end(), [](char c) {
      return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || c == '%' ||
             byte_of(c) >= 0x80;
    });
    if (host.empty() || !named) return Refusal::no_host;
  }
  if (port.empty()) return Refusal::none;
  if (port.front() != ':') return Refusal::no_host;
  port.remove_prefix(1);
  unsigned number = 0;
  for (const char c : port) {
    if (!is_digit(c)) return Refusal::no_host;
    number = number * 10 + static_cast<unsigned>(c - '0');
    if (number > 0xFFFF) return Refusal::no_host;
  }
  return Refusal::none;
}

/// The parts of an address made by resolve_web.
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
  std::string_view query;  // with its ?
};

Parts split(std::string_view address) {
  Parts parts;
  parts.scheme = take_until(address, ":");
  if (address.empty()) return parts;
  address.remove_prefix(3);
  parts.authority = take_until(address, "/");
  parts.path = take_until(address, "?#");
  parts.query = take_until(address, "#");
  return parts;
}

/// Resolves https and http. `rest` follows the scheme, which is empty for a relative reference.
/// `base` was made here or is empty.
Resolved resolve_web(std::string_view scheme, std::string_view rest, std::string_view base) {
  const Parts from = split(base);
  const std::size_t first = std::min(rest.find_first_not_of(slashes), rest.size());
  const bool same_scheme = scheme.empty() || scheme == from.scheme;
  const bool has_authority = !same_scheme || first >= 2;
  if (scheme.empty() && base.empty()) return refuse(Refusal::no_base);

  Resolved resolved;
  std::string& out = resolved.address;
  out = same_scheme ? from.scheme : scheme;
  out += "://";
  if (has_authority) {
    rest.remove_prefix(first);
    const std::string_view authority = take_until(rest, "/\\?#");
    const Refusal refusal = judge_authority(authority);
    if (refusal != Refusal::none) return refuse(refusal);
    out += authority;
  } else {
    out += from.authority;
  }

  const std::string_view path = take_until(rest, "?#");
  const std::string_view query = take_until(rest, "#");
  if (has_authority || first > 0) {
    append_path(out, path);
  } else if (path.empty()) {
    out += from.path;
    if (query.empty()) out += from.query;
  } else {
    std::string merged(from.path.substr(0, from.path.rfind('/') + 1));
    merged += path;
    append_path(out, merged);
  }
  append_encoded(out, query, '\'');
  append_encoded(out, rest);
  if (out.size() > max_address) return refuse(Refusal::too_long);
  return resolved;
}

Resolved resolve(std::string_view reference, std::string_view base, bool is_link) {
  if (reference.size() > max_address) return refuse(Refusal::too_long);
  if (std::any_of(reference.begin(), reference.end(), is_control))
    return refuse(Refusal::control_byte);
  std::string_view rest = reference;
  const std::string scheme = take_scheme(rest);
  if (scheme.empty() || scheme == "https" || scheme == "http") {
    std::string from;
    if (!base.empty()) from = resolve(base, {}, false).address;
    // Without two slashes the base decides whether a host follows, and a refused base is unknown.
    const bool unsure = !base.empty() && from.empty() && rest.find_first_not_of(slashes) < 2;
    return unsure ? refuse(Refusal::no_base) : resolve_web(scheme, rest, from);
  }
  if (is_link && scheme == "mailto") {
    // With a slash it would be hierarchical, and could have user info.
    if (!rest.empty() && rest.front() == '/') return refuse(Refusal::no_host);
    Resolved resolved{"mailto:"};
    append_encoded(resolved.address, rest);
    if (resolved.address.size() > max_address) return refuse(Refusal::too_long);
    return resolved;
  }
  if (is_link && scheme == "tel") {
    const std::string_view number = rest.substr(!rest.empty() && rest.front() == '+' ? 1 : 0);
    if (number.empty() || number.find_first_not_of(decimal_digits) != std::string_view::npos) {
      return refuse(Refusal::telephone);
    }
    Resolved resolved{"tel:"};
    resolved.address += rest;
    return resolved;
  }
  return refuse(Refusal::scheme);
}

/// `host` has no port. An IPv4 address in any other notation does not count as loopback, even if
/// browsers accept it.
bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]" || host.ends_with(".localhost")) return true;
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  for (; parts < 4; ++parts) {
    const std::string_view part = take_until(host, ".");
    if (part.empty() || part.size() > 3 ||
        part.find_first_not_of(decimal_digits) != std::string_view::npos)
      return false;
    if (part.size() == 3 && part > "255") return false;
    if (host.empty()) break;
    host.remove_prefix(1);
  }
  return parts == 3;
}

std::string_view without_port(std::string_view authority) {
  const std::size_t colon = authority.find_last_not_of(decimal_digits);
  return colon != std::string_view::npos && authority[colon] == ':' ? authority.substr(0, colon)
                                                                    : authority;
}

}  // namespace

Resolved resolve_link(std::string_view reference, std::string_view base) {
  return resolve(reference, base, true);
}

Resolved resolve_email(std::string_view written) {
  std::string address = "mailto:";
  address += written;
  return resolve_link(address, {});
}

Resolved resolve_telephone(std::string_view written) {
  std::string address = "tel:";
  for (const char c : written) {
    if (std::string_view(" ()-./").find(c) == std::string_view::npos) address += c;
  }
  return resolve_link(address, {});
}

Resolved resolve_resource(std::string_view reference, std::string_view base) {
  return resolve(reference, base, false);
}

Resolved resolve_image(std::string_view reference, std::string_view base,
                       std::span<const std::string> origins) {
  Resolved image = resolve_resource(reference, base);
  if (image.refusal != Refusal::none) return image;
  const std::string origin = origin_of(image.address);
  const Parts parts = split(origin);
  if (parts.scheme == "http" && !is_loopback(without_port(parts.authority)))
    return refuse(Refusal::scheme);
  const auto is_same = [&origin](std::string_view other) { return origin_of(other) == origin; };
  if (!is_same(base) && std::none_of(origins.begin(), origins.end(), is_same))
    return refuse(Refusal::foreign_origin);
  return image;
}

std::string origin_of(std::string_view address) {
  const Resolved resolved = resolve_resource(address, {});
  if (resolved.refusal != Refusal::none) return {};
  const Parts parts = split(resolved.address);
  const std::string_view host = without_port(parts.authority);
  std::string_view port = parts.authority.substr(host.size());
  if (!port.empty()) port.remove_prefix(1);
  while (port.size() > 1 && port.front() == '0') port.remove_prefix(1);
  std::string origin(parts.scheme);
  origin += "://";
  origin += ascii_lower(host);
  if (!port.empty() && port != (parts.scheme == "https" ? "443" : "80")) {
    origin += ':';
    origin += port;
  }
  return origin;
}

}  // namespace undersigned::text

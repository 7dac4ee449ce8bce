#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace undersigned::text {

/// Maximum bytes of a reference, and of the address resolved from it.
inline constexpr std::size_t max_address = 2048;

enum class Refusal : std::uint8_t {
  none,
  control_byte,    // a byte <= 0x20, or 0x7F
  too_long,        // over max_address, as written or resolved
  scheme,          // not one of those allowed here
  credentials,     // user info before the host, even if empty
  no_base,         // relative, and there is no usable base
  no_host,         // an empty or malformed host or port
  telephone,       // tel: with anything but digits and a leading +
  foreign_origin,  // an image from an origin that is not allowed
};

/// `address` is absolute, or empty when refused. Emit nothing else: it is exactly the string that
/// was checked. It contains no control, space, `"`, `<` or `>`, and is ASCII outside the host.
struct Resolved {
  std::string address;
  Refusal refusal = Refusal::none;
};

// All addresses are decided here. `reference` is UTF-8 after all decoding (entities, JSON and
// Markdown escapes). It is resolved as the "basic URL parser" of the WHATWG URL Standard does for
// special schemes: a browser parses the result to the same URL as (reference, base). The host is
// left as written; IDNA and IP numbers are up to the browser. A base that is empty, or that
// resolve_resource would refuse, counts as no base.

/// Links that a reader may follow: https, http, mailto, tel.
[[nodiscard]] Resolved resolve_link(std::string_view reference, std::string_view base);

/// The mailto: address of an e-mail address; the tel: address of a telephone number as people write
/// it. Spaces, brackets, hyphens, full stops and slashes in it are dropped.
[[nodiscard]] Resolved resolve_email(std::string_view written);
[[nodiscard]] Resolved resolve_telephone(std::string_view written);

/// Addresses that the page itself fetches, and bases: https and http.
[[nodiscard]] Resolved resolve_resource(std::string_view reference, std::string_view base);

/// https, or http on loopback (localhost, *.localhost, 127.0.0.0/8 in four decimal parts, [::1]),
/// and only from the base's origin or that of one of `origins`.
[[nodiscard]] Resolved resolve_image(std::string_view reference, std::string_view base,
                                     std::span<const std::string> origins);

/// `https://host` or `https://host:port` in ASCII lower case, without a default port; empty if
/// resolve_resource refuses the address. Hosts that are equal only after IDNA or IP parsing have
/// different origins here.
[[nodiscard]] std::string origin_of(std::string_view address);

}  // namespace undersigned::text

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace undersigned::text {

/// Bytes of a reference, and of the address that is made of it.
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

/// `address` is absolute, empty when refused, and the only form that may be emitted: it is what was
/// judged. It holds no control, space, `"`, `<` or `>`; outside the host it is ASCII.
struct Resolved {
  std::string address;
  Refusal refusal = Refusal::none;
};

// The only link decision. `reference` is taken after all decoding (entities, JSON and Markdown
// escapes), in UTF-8. It is resolved as the "basic URL parser" of the WHATWG URL Standard does for
// special schemes; a browser parses the address to the URL that it makes of (reference, base). The
// host is left as written: IDNA and IP numbers are the browser's. A base that resolve_resource
// would refuse counts as none; an empty one is none.

/// What a reader may follow: https, http, mailto, tel.
[[nodiscard]] Resolved resolve_link(std::string_view reference, std::string_view base);

/// The mailto: of an e-mail address, and the tel: of a number as people write it, with spaces,
/// brackets, hyphens, full stops and slashes, which are not dialled.
[[nodiscard]] Resolved resolve_email(std::string_view written);
[[nodiscard]] Resolved resolve_telephone(std::string_view written);

/// What the page fetches by itself, and a base: https and http.
[[nodiscard]] Resolved resolve_resource(std::string_view reference, std::string_view base);

/// https, or http on loopback (localhost, *.localhost, 127.0.0.0/8 in four decimal parts, [::1]),
/// and only from the base's origin or that of one of `origins`.
[[nodiscard]] Resolved resolve_image(std::string_view reference, std::string_view base,
                                     std::span<const std::string> origins);

/// `https://host` or `https://host:port` in ASCII lower case, without a default port; empty for
/// what resolve_resource refuses. Two spellings of a host that only IDNA or IP parsing make equal
/// have different origins here.
[[nodiscard]] std::string origin_of(std::string_view address);

}  // namespace undersigned::text

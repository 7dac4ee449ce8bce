#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/reader.h"
#include "json/schema.h"

namespace undersigned::json {

/// The result of parsing, besides the values that were read.
struct Parsed {
  bool is_good = false;     ///< valid JSON, with the expected outermost type and size
  bool is_spoiled = false;  ///< has an error that cannot be mended by leaving out an item
  text::Range at;
  std::vector<TopKey> keys;
  std::size_t names = 0;
};

/// Whether `json` has at most `max_bytes` bytes. If not, adds a diagnostic.
[[nodiscard]] bool fits(std::string_view json, std::size_t max_bytes,
                        std::vector<diagnostics::Diagnostic>& diagnostics);

/// Reads `json` into the object of `root`. `json` is UTF-8 of at most `max_bytes` bytes with an
/// optional byte order mark (RFC 8259). After a syntax error `diagnostics` holds that error alone.
/// `renew` empties `root.object` if reading has to start again.
[[nodiscard]] Parsed parse(std::string_view json, std::size_t max_bytes, const Root& root,
                           void (*renew)(void* object),
                           std::vector<diagnostics::Diagnostic>& diagnostics);

/// `renew` for an object of type `Value`.
template <typename Value>
void renew(void* object) {
  *static_cast<Value*>(object) = {};
}

}  // namespace undersigned::json

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/reader.h"
#include "json/schema.h"

namespace undersigned::json {

/// What is known of a document besides what was read of it.
struct Parsed {
  bool is_good = false;     ///< it is JSON, of the outermost type and size that are asked for
  bool is_spoiled = false;  ///< something is wrong that no item could be left out for
  text::Range at;
  std::vector<TopKey> keys;
  std::size_t names = 0;
};

/// Whether `json` has at most `most` bytes; if not, that is told.
[[nodiscard]] bool fits(std::string_view json, std::size_t most,
                        std::vector<diagnostics::Diagnostic>& diagnostics);

/// Reads `json`, UTF-8 of at most `most` bytes with an optional byte order mark
/// (RFC 8259), into what `root` names. A syntax error stands alone in
/// `diagnostics`. `renew` empties `root.object` where reading has to begin again.
[[nodiscard]] Parsed parse(std::string_view json, std::size_t most, const Root& root,
                           void (*renew)(void* object),
                           std::vector<diagnostics::Diagnostic>& diagnostics);

/// `renew` of a value.
template <typename Value>
void renew(void* object) {
  *static_cast<Value*>(object) = {};
}

}  // namespace undersigned::json

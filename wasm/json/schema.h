#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "text/range.h"

namespace undersigned::json {

struct Schema;

enum class Type : std::uint8_t {
  text,           ///< std::string
  name,           ///< std::string without directional controls
  optional_text,  ///< std::optional<std::string>: absent and "" differ
  located,        ///< Located, plain text or Markdown of at most `limit` code points
  body,           ///< Located: a text, or a list of texts joined by blank lines
  address,        ///< Located
  addresses,      ///< std::vector<Located>
  integer,        ///< std::uint32_t, `least` to `limit`, or 0 where `or_zero`
  date,           ///< std::string, YYYY-MM-DD
  time,           ///< Located, RFC 3339
  slug,           ///< std::string, [a-z0-9][a-z0-9-]{0,99}
  language,       ///< std::string, BCP 47
  enumeration,    ///< an `enum class : std::uint8_t` in the order of `values`
  object,         ///< a struct that `schema` describes
  list,           ///< a vector of such structs
};

/// One key of an object: the slot for its value, and the rules for it.
struct Field {
  std::string_view key;
  Type type = Type::text;
  void* (*slot)(void* object) = nullptr;
  std::uint32_t limit = 0;
  std::uint32_t least = 0;
  bool or_zero = false;
  bool required = false;
  std::span<const std::string_view> values = {};
  const Schema* schema = nullptr;
  void* (*append)(void* list) = nullptr;  ///< a new last element
  void (*remove_last)(void* list) = nullptr;
};

struct Schema {
  std::span<const Field> fields;               ///< at most 64
  text::Range* (*at)(void* object) = nullptr;  ///< where to store the object's place
  bool foreign = false;  ///< a foreign format, in which unknown keys are no mistake
};

/// A key of the outermost object, in document order. `key` views the schema or the document.
struct TopKey {
  std::string_view key;
  text::Range at;
};

}  // namespace undersigned::json

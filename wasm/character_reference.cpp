#include "character_reference.h"

#include <cstdint>

#include "ascii.h"
#include "text.h"

extern "C" {
#include <entity.h>
}

namespace undersigned {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint32_t digit_value(char c) {
  return static_cast<std::uint32_t>(is_digit(c) ? c - '0' : lower(c) - 'a' + 10);
}

char32_t numeric(std::string_view digits) {
  std::uint32_t base = 10;
  if (lower(digits.front()) == 'x') {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  for (const char c : digits) {
    value = value * base + digit_value(c);
    if (value > 0x10FFFF) return replacement;
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value == 0 || surrogate ? replacement : static_cast<char32_t>(value);
}

}  // namespace

void append_character_reference(std::string& out, std::string_view reference) {
  if (reference.size() > 3 && reference[1] == '#') {
    append_utf8(out, numeric(reference.substr(2, reference.size() - 3)));
    return;
  }
  const ENTITY* entity = entity_lookup(reference.data(), reference.size());
  if (entity == nullptr) {
    out += reference;
    return;
  }
  append_utf8(out, entity->codepoints[0]);
  if (entity->codepoints[1] != 0) append_utf8(out, entity->codepoints[1]);
}

}  // namespace undersigned

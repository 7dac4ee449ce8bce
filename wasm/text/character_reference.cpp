#include "text/character_reference.h"

#include <array>
#include <cstdint>
#include <vector>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

#include "text/entity_table.inc"

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

/// The table is packed for size. It is unpacked for look-up on first use.
class EntityIndex {
 public:
  struct Entity {
    std::string_view name;
    char32_t first = 0;
    char32_t second = 0;     ///< 0: none
    std::uint16_t next = 0;  ///< next entry of the same hash: index + 1; 0: none
  };

  EntityIndex() {
    std::size_t at = 0;
    char32_t last = 0;
    for (std::size_t begin = 0; begin < entity_names.size();) {
      const std::size_t end = entity_names.find(';', begin);
      Entity entity = {.name = entity_names.substr(begin, end - begin)};
      const std::uint32_t step = next_number(at);
      entity.first = last + (step >> 1U);
      if ((step & 1U) != 0) entity.second = next_number(at);
      last = entity.first;
      std::uint16_t& head = heads_[hash32(entity.name) % heads_.size()];
      entity.next = head;
      entities_.push_back(entity);
      head = static_cast<std::uint16_t>(entities_.size());
      begin = end + 1;
    }
  }

  [[nodiscard]] const Entity* find(std::string_view name) const {
    for (std::size_t at = heads_[hash32(name) % heads_.size()]; at != 0;) {
      const Entity& entity = entities_[at - 1];
      if (entity.name == name) return &entity;
      at = entity.next;
    }
    return nullptr;
  }

 private:
  /// Reads a variable-length number: seven bits per byte, most significant first. Bit 7 is set when
  /// more bytes follow.
  static std::uint32_t next_number(std::size_t& at) {
    std::uint32_t number = 0;
    while ((entity_code_points[at] & 0x80U) != 0) {
      number = number << 7U | (entity_code_points[at++] & 0x7FU);
    }
    return number << 7U | entity_code_points[at++];
  }

  std::vector<Entity> entities_;
  std::array<std::uint16_t, 1024> heads_ = {};
};

}  // namespace

void append_character_reference(std::string& out, std::string_view reference) {
  const std::string_view inside = reference.substr(1, reference.size() - 2);
  if (inside.front() == '#') {
    append_utf8(out, numeric(inside.substr(1)));
    return;
  }
  static const EntityIndex index;
  const auto* const entity = index.find(inside);
  if (entity == nullptr) {
    out += reference;
    return;
  }
  append_utf8(out, entity->first);
  if (entity->second != 0) append_utf8(out, entity->second);
}

}  // namespace undersigned::text

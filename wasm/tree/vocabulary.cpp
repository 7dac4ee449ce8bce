#include "tree/vocabulary.h"

#include <array>

#include "diagnostics/codes.h"

namespace undersigned::tree {
namespace {

#define UNDERSIGNED_TEXT(name, text) std::string_view(text),

constexpr std::array elements = {UNDERSIGNED_ELEMENTS(UNDERSIGNED_TEXT)};
constexpr std::array attributes = {UNDERSIGNED_ATTRIBUTES(UNDERSIGNED_TEXT)};
constexpr std::array words = {UNDERSIGNED_WORDS(UNDERSIGNED_TEXT)};
#define UNDERSIGNED_CODE(name, text, severity, message) std::string_view(text),
constexpr std::array codes = {UNDERSIGNED_CODES(UNDERSIGNED_CODE)};
#undef UNDERSIGNED_CODE

#undef UNDERSIGNED_TEXT

static_assert(elements.size() < 256 && attributes.size() < 256 && words.size() < 256);

}  // namespace

std::string_view name_of(Element element) { return elements[static_cast<std::size_t>(element)]; }
std::string_view name_of(Attribute attribute) {
  return attributes[static_cast<std::size_t>(attribute)];
}
std::string_view name_of(Keyword word) { return words[static_cast<std::size_t>(word)]; }

std::uint32_t vocabulary_hash() {
  // A constant expression, so that a partner's module has only the hash and not the names.
  constexpr std::uint32_t hash = [] {
    std::uint32_t value = 2166136261U;
    const auto add = [&value](std::string_view name) {
      for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
      value = (value ^ 0x0AU) * 16777619U;
    };
    for (const auto name : elements) add(name);
    for (const auto name : attributes) add(name);
    for (const auto name : words) add(name);
    for (const auto name : codes) add(name);
    return value;
  }();
  return hash;
}

}  // namespace undersigned::tree

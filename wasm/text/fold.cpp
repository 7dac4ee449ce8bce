#include "text/fold.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

/// The code points from `first` to `last`. Each folds to `origin` plus its byte in `letters`.
struct Region {
  char16_t first;
  char16_t last;
  char16_t origin;
};

// A byte in `letters` is 0 where the code point is kept, and `next` where it folds to the following
// code point. In Latin (origin 0) any other byte is an ASCII letter, or 1 + the index of a pair of
// letters.
#include "text/fold_table.inc"

constexpr std::uint8_t next = 255;
constexpr std::uint8_t first_letter = 0x20;

void append_folded(std::string& out, char32_t code_point) {
  if (code_point >= 0x300 && code_point <= 0x36F) return;
  std::size_t index = 0;
  for (const Region& region : regions) {
    if (code_point >= region.first && code_point <= region.last) {
      const std::uint8_t byte = letters[index + code_point - region.first];
      if (byte == 0) break;
      if (region.origin == 0 && byte < first_letter) {
        out += pairs.substr(std::size_t{byte} * 2 - 2, 2);
      } else {
        append_utf8(out, byte == next ? code_point + 1 : char32_t{region.origin} + byte);
      }
      return;
    }
    index += std::size_t{region.last} - region.first + 1;
  }
  append_utf8(out, code_point);
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (byte_of(utf8[at]) < 0x80) {
      out += lower(utf8[at++]);
    } else {
      append_folded(out, decode_utf8(utf8, at));
    }
  }
  return out;
}

}  // namespace undersigned::text

#pragma once

#include <string>
#include <string_view>

#include "html.h"
#include "ops.h"
#include "text.h"

/// What the browser's side makes of operations, as HTML.
namespace undersigned {

/// "" and more for operations that do not balance, or that leave text over or want more of it.
inline std::string rebuild(const Operations& operations) {
  Builder builder;
  std::size_t depth = 0;
  std::size_t at = 0;
  std::size_t trees = 0;
  const auto take = [&](std::uint32_t units) {
    const std::size_t begin = at;
    for (std::uint32_t taken = 0; taken < units && at < operations.text.size();) {
      taken += decode_utf8(operations.text, at) > 0xFFFF ? 2 : 1;
    }
    return std::string_view(operations.text).substr(begin, at - begin);
  };
  for (std::size_t i = 0; i < operations.words.size(); ++i) {
    const std::uint32_t word = operations.words[i];
    const std::uint32_t operand = word >> 8U;
    const auto operation = static_cast<Operation>(word & 0xFFU);
    if (operation != Operation::element && depth == 0) return "(outside of the root)";
    switch (operation) {
      case Operation::element:
        if (depth++ == 0 && ++trees > 1) return "(two roots)";
        if (operand >= static_cast<std::uint32_t>(Element::text)) return "(no such element)";
        builder.open(static_cast<Element>(operand));
        break;
      case Operation::text: {
        // The builder would merge what must not be parted.
        const std::string_view text = take(operand);
        if (text.empty()) return "(empty text)";
        if (i > 0 && (operations.words[i - 1] & 0xFFU) == (word & 0xFFU)) return "(two texts)";
        builder.text(text);
        break;
      }
      case Operation::close:
        builder.close();
        --depth;
        break;
      case Operation::word:
        builder.attribute(static_cast<Attribute>(operand & 0xFFU),
                          static_cast<Word>(operand >> 8U));
        break;
      case Operation::attribute:
        if (++i == operations.words.size()) return "(no length)";
        builder.attribute(static_cast<Attribute>(operand), take(operations.words[i]));
        break;
      default: return "(no such operation)";
    }
  }
  if (depth > 0) return "(open)";
  if (at != operations.text.size()) return "(text over)";
  const NodeRef tree = builder.take();
  std::string html;
  if (tree) append_html(html, *tree);
  return html;
}

}  // namespace undersigned

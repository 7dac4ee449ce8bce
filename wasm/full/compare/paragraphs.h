#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

/// A text as its readers see it, paragraph by paragraph.
namespace undersigned::compare {

enum class ParagraphForm : std::uint8_t { paragraph, heading, item, quotation, code, row, line };

/// "paragraph", "heading", …
[[nodiscard]] std::string_view name_of(ParagraphForm form);

/// Where a link leads, or a picture comes from.
struct Target {
  std::string label;  ///< the link's text, or the picture's alternative text
  std::string address;

  bool operator==(const Target& other) const {
    return label == other.label && address == other.address;
  }
};

struct Paragraph {
  ParagraphForm form = ParagraphForm::paragraph;
  std::string text;
  std::vector<Target> targets;  ///< in order

  bool operator==(const Paragraph& other) const {
    return form == other.form && text == other.text && targets == other.targets;
  }
};

struct Paragraphs {
  std::vector<Paragraph> list;
  bool too_many_nodes = false;  ///< the text cannot be drawn, and the list is empty
};

/// The paragraphs, headings, list items, rows of tables, code blocks and lines across
/// that `markdown`, which has been parsed, is drawn as. White space is one space, but
/// in code. Links that were refused have no target.
[[nodiscard]] Paragraphs paragraphs_of(const model::Markdown& markdown);

}  // namespace undersigned::compare

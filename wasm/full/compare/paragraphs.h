#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

/// A text as its readers see it, as a list of paragraphs.
namespace undersigned::compare {

enum class ParagraphForm : std::uint8_t { paragraph, heading, item, quotation, code, row, line };

/// The name of a form: "paragraph", "heading", …
[[nodiscard]] std::string_view name_of(ParagraphForm form);

/// The target of a link, or the source of an image.
struct Target {
  std::string label;  ///< the link's text, or the image's alternative text
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
  bool too_many_nodes = false;  ///< the text cannot be drawn; the list is empty
};

/// Splits parsed Markdown into what it is drawn as: paragraphs, headings, list items, table rows,
/// code blocks and thematic breaks. White space is collapsed, except in code. Links that were
/// refused have no target.
[[nodiscard]] Paragraphs paragraphs_of(const model::Markdown& markdown);

}  // namespace undersigned::compare

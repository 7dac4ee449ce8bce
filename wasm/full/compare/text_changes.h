#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/paragraphs.h"
#include "full/compare/word_diff.h"
#include "model/statement.h"

/// What readers read, compared paragraph by paragraph, and changed paragraphs word by
/// word.
namespace undersigned::compare {

/// A link or picture that leads elsewhere, or is there no more (`newer` is empty), or
/// was not there (`older` is).
struct TargetChange {
  std::string label;
  std::string older;
  std::string newer;
};

enum class ParagraphEdit : std::uint8_t { same, removed, added, changed };

struct ParagraphChange {
  ParagraphEdit edit = ParagraphEdit::same;
  std::size_t count = 1;  ///< of neighbours that are the same; else 1
  ParagraphForm older_form = ParagraphForm::paragraph;
  ParagraphForm newer_form = ParagraphForm::paragraph;
  std::vector<WordRun> words;         ///< none where it is the same
  std::vector<TargetChange> targets;  ///< of what has changed
};

/// Paragraphs that stand in both in the same order are the same; of the others, those
/// that are alike by a third or more are one that has changed. The fewest are not
/// sought where there are very many.
[[nodiscard]] std::vector<ParagraphChange> compare_paragraphs(const std::vector<Paragraph>& older,
                                                              const std::vector<Paragraph>& newer);

/// A text of a statement: its `title`, `subtitle`, `body`, or the `about` of its
/// publisher or a lead.
struct TextChange {
  std::string_view part;
  std::string name;  ///< whom an `about` is about
  std::vector<ParagraphChange> paragraphs;
};

struct TextChanges {
  std::vector<TextChange> list;      ///< those that have changed
  bool is_older_undrawable = false;  ///< a text has too many nodes, which is an error
  bool is_newer_undrawable = false;
};

[[nodiscard]] TextChanges compare_texts(const model::Statement& older,
                                        const model::Statement& newer);

}  // namespace undersigned::compare

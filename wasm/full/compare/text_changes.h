#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/paragraphs.h"
#include "full/compare/word_diff.h"
#include "model/statement.h"

/// Compares texts paragraph by paragraph, and changed paragraphs word by word.
namespace undersigned::compare {

/// A link or image whose address has changed. `newer` is empty if it was removed, `older` if it was
/// added.
struct TargetChange {
  std::string label;
  std::string older;
  std::string newer;
};

enum class ParagraphEdit : std::uint8_t { same, removed, added, changed };

struct ParagraphChange {
  ParagraphEdit edit = ParagraphEdit::same;
  std::size_t count = 1;  ///< number of consecutive equal paragraphs; else 1
  ParagraphForm older_form = ParagraphForm::paragraph;
  ParagraphForm newer_form = ParagraphForm::paragraph;
  std::vector<WordRun> words;         ///< empty if it is the same
  std::vector<TargetChange> targets;  ///< those that have changed
};

/// Compares two lists of paragraphs. Equal ones in the same order are the same. Of the others,
/// those at least a third alike count as one changed paragraph. The result is not always the
/// smallest when there are very many.
[[nodiscard]] std::vector<ParagraphChange> compare_paragraphs(const std::vector<Paragraph>& older,
                                                              const std::vector<Paragraph>& newer);

/// A changed text of a statement: its `title`, `subtitle` or `body`, or the `about` of its
/// publisher or a lead.
struct TextChange {
  std::string_view part;
  std::string name;  ///< for an `about`, whose it is
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

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "dom/operations.h"
#include "model/statement.h"
#include "model/view.h"
#include "page/page.h"
#include "tree/node.h"

namespace undersigned::document {

/// A page, its progress of drawing, and the parts that have changed since it was made.
class DrawnPage {
 public:
  DrawnPage() = default;
  DrawnPage(const DrawnPage&) = delete;
  DrawnPage& operator=(const DrawnPage&) = delete;

  void change_list() { is_list_old_ = true; }
  void change_sidebar() { is_sidebar_old_ = true; }
  void change_all() { is_all_old_ = true; }
  [[nodiscard]] bool is_old() const { return is_all_old_ || is_list_old_ || is_sidebar_old_; }

  /// Sets the view for names. True if names that were made before look different under it.
  [[nodiscard]] bool change_look(const model::View& view);

  /// Makes the changed parts again. False, with nothing done, if everything has changed or the page
  /// lacks such a part: then call `replace`.
  [[nodiscard]] bool update(const model::Statement& statement, const model::View& view,
                            const page::ListState& list);
  /// Replaces the page. The drawing follows with `patch`.
  void replace(tree::NodeRef page);

  /// Starts to draw the page. The drawing counts when `write` has reached the end.
  void begin();
  /// Whether `write` has more to write.
  [[nodiscard]] bool is_begun() const { return writer_.has_value(); }
  /// The next slice, see `OperationWriter::step`. Only while `is_begun`.
  [[nodiscard]] bool write(std::size_t nodes, dom::Operations& operations);
  [[nodiscard]] bool is_drawn() const { return static_cast<bool>(drawn_); }
  /// Appends the operations that turn the drawing into the page. Only while `is_drawn`.
  void patch(dom::Operations& operations);

  /// The hash of a page of which nothing has been written; 0 for none.
  [[nodiscard]] std::uint32_t hash() const { return page_ ? tree::tree_hash(page_) : 0; }

 private:
  tree::NodeRef page_;   ///< the page to draw
  tree::NodeRef drawn_;  ///< the drawn page; null until a drawing is complete
  dom::NodeIds ids_;
  std::optional<dom::OperationWriter> writer_;
  bool is_list_old_ = false;
  bool is_sidebar_old_ = false;
  bool is_all_old_ = false;
  std::string highlight_;  ///< the key for which names were made
  model::Scheme scheme_ = model::Scheme::light;
};

}  // namespace undersigned::document

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

/// A page, how far it is drawn, and which of its parts have changed since it was made.
class DrawnPage {
 public:
  DrawnPage() = default;
  DrawnPage(const DrawnPage&) = delete;
  DrawnPage& operator=(const DrawnPage&) = delete;

  void change_list() { is_list_old_ = true; }
  void change_sidebar() { is_sidebar_old_ = true; }
  void change_all() { is_all_old_ = true; }
  [[nodiscard]] bool is_old() const { return is_all_old_ || is_list_old_ || is_sidebar_old_; }

  /// Notes the view that names are made for. True when those that were made before
  /// look otherwise under it.
  [[nodiscard]] bool change_look(const model::View& view);

  /// Makes the parts that have changed anew. False, and nothing is done, where all has
  /// changed or the page has no such part: then it needs to be replaced.
  [[nodiscard]] bool update(const model::Statement& statement, const model::View& view,
                            const page::ListState& list);
  /// The page, made anew; what is drawn follows with `patch`.
  void replace(tree::NodeRef page);

  /// Starts drawing the page from its beginning. Nothing is drawn until `write` has
  /// come to the end.
  void begin();
  /// Whether `write` has more to say.
  [[nodiscard]] bool is_begun() const { return writer_.has_value(); }
  /// The next slice, see `OperationWriter::step`. Only while `is_begun`.
  [[nodiscard]] bool write(std::size_t nodes, dom::Operations& operations);
  [[nodiscard]] bool is_drawn() const { return static_cast<bool>(drawn_); }
  /// Makes the page of what is drawn. Only while `is_drawn`.
  void patch(dom::Operations& operations);

  /// Of a page of which nothing has been written; 0 for none.
  [[nodiscard]] std::uint32_t hash() const { return page_ ? tree::tree_hash(page_) : 0; }

 private:
  tree::NodeRef page_;   ///< what is to be drawn
  tree::NodeRef drawn_;  ///< what is; null until a drawing is complete
  dom::NodeIds ids_;
  std::optional<dom::OperationWriter> writer_;
  bool is_list_old_ = false;
  bool is_sidebar_old_ = false;
  bool is_all_old_ = false;
  std::string highlight_;  ///< what names were made for
  model::Scheme scheme_ = model::Scheme::light;
};

}  // namespace undersigned::document

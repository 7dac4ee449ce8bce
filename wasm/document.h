#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "ops.h"
#include "page.h"
#include "read.h"
#include "statement.h"
#include "view.h"

namespace undersigned {

/// One statement as it is shown in one place: the last good reading, its tree,
/// and how far that has been drawn. What goes wrong with a later load is
/// reported and changes nothing.
class Document {
 public:
  /// The address that the next loads' relative addresses are resolved against;
  /// "" for the statement's own `url`.
  void set_base(std::string_view base) { base_ = base; }
  /// Takes effect with `begin_drawing`.
  void set_view(View view) { view_ = std::move(view); }
  [[nodiscard]] const View& view() const { return view_; }

  /// Reads and lays out a statement.json; false when it has errors. The JSON is
  /// kept for reports.
  [[nodiscard]] bool load(std::string_view json);
  /// What is wrong with the last load, in the order of the places.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] std::string_view source() const { return source_; }
  void add_diagnostics(const std::vector<Diagnostic>& more);

  /// The last good statement; null before the first.
  [[nodiscard]] const Statement* statement() const {
    return reading_ ? &reading_->statement : nullptr;
  }
  /// Its tree under another view.
  [[nodiscard]] NodeRef tree(const View& view) const;

  /// Starts the drawing of the last good statement anew.
  void begin_drawing();
  /// See `Drawing::step`; nothing when nothing is loaded.
  [[nodiscard]] bool step(std::size_t nodes, Operations& operations);

 private:
  std::string base_;
  View view_;
  std::string source_;
  std::vector<Diagnostic> diagnostics_;
  std::unique_ptr<Reading> reading_;  ///< the last good one; null before the first
  Drawing drawing_{NodeRef()};
};

}  // namespace undersigned

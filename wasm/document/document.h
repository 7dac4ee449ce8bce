#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/drawn_page.h"
#include "dom/operations.h"
#include "list/live_list.h"
#include "list/roster.h"
#include "model/statement.h"
#include "model/view.h"
#include "page/page.h"
#include "read/read.h"

namespace undersigned::document {

/// A statement that is shown in one place: its last good reading, the current list and sidebar, the
/// reader's choices, and the page made of them. Errors in anything received later are reported and
/// change nothing.
class Document {
 public:
  /// Sets the base of relative addresses for the next loads; "" for the statement's own `url`.
  void set_base(std::string_view base) { base_ = base; }
  /// Takes effect with `begin_drawing`.
  void set_view(model::View view) { view_ = std::move(view); }
  [[nodiscard]] const model::View& view() const { return view_; }

  /// Reads a statement.json, which is drawn next. False if it has errors; then the document keeps
  /// what it had. The JSON is kept for reports.
  [[nodiscard]] bool load(std::string_view json);
  /// Reads a later response of the same address. Only a higher revision replaces the statement, and
  /// a fetched list stays.
  [[nodiscard]] list::Outcome reload(std::string_view json);
  /// Reads what was fetched besides the statement, from `address`. Of a long segment only a part is
  /// read: after `more` the same call reads on.
  [[nodiscard]] list::Outcome receive_list(std::string_view address, std::string_view body);
  [[nodiscard]] list::Outcome receive_event(std::string_view address, std::string_view body);
  [[nodiscard]] list::Outcome receive_segment(std::string_view integrity, std::string_view address,
                                              std::string_view body);
  [[nodiscard]] list::Outcome receive_releases(std::string_view address, std::string_view body);
  /// The diagnostics of the document that was read last, sorted by place.
  [[nodiscard]] const std::vector<diagnostics::Diagnostic>& diagnostics() const {
    return diagnostics_;
  }
  /// That document, if it has diagnostics.
  [[nodiscard]] std::string_view source() const { return source_; }
  void add_diagnostics(const std::vector<diagnostics::Diagnostic>& more);

  /// The last good statement, without its inline signatories; null before the first.
  [[nodiscard]] const model::Statement* statement() const {
    return reading_ ? &reading_->statement : nullptr;
  }
  /// Whether the list and the sidebar of the statement may be shown.
  [[nodiscard]] bool is_open() const;
  /// The signatories of the list.
  [[nodiscard]] const list::Roster& roster() const { return *roster_; }
  /// The segments to fetch now.
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const;

  /// Applies an action of the reader. `action` is the control's `data-action`.
  void act(tree::Keyword action, std::string_view value);
  /// Puts what has arrived since the last call into the status for screen readers. False if nothing
  /// has.
  [[nodiscard]] bool announce();

  /// The tree under another view.
  [[nodiscard]] tree::NodeRef tree(const model::View& view) const;
  /// The hash of the drawing, between its beginning and its first slice; 0 for none.
  [[nodiscard]] std::uint32_t hash() const { return page_.hash(); }
  /// Starts to draw the last good statement again.
  void begin_drawing();
  /// Appends the next slice of the drawing (see `OperationWriter::step`) or, after its end, of the
  /// changes since. True if there is more. Nothing if no statement is loaded.
  [[nodiscard]] bool step(std::size_t nodes, dom::Operations& operations);

 private:
  /// Reads a statement; null if it has errors. Sets `diagnostics_` and changes nothing else.
  [[nodiscard]] std::unique_ptr<read::Reading> read(std::string_view json);
  /// Shows the statement's own list.
  void show_inline(std::unique_ptr<list::Roster> roster);
  /// Clears the last diagnostics. False if the statement may show nothing else.
  [[nodiscard]] bool can_receive();
  /// Keeps `body` if it has diagnostics.
  void note_diagnostics(std::string_view body);
  /// Finishes a change of the list by `body`.
  [[nodiscard]] list::Outcome update_list(list::Outcome outcome, std::string_view body);
  /// Starts over with the list of another address. The reader's choices stay.
  void follow_anew();
  [[nodiscard]] page::ListState list_state() const;
  [[nodiscard]] model::Counts counts() const;
  /// The context for reading what was fetched from `base`. A statement must be loaded.
  [[nodiscard]] read::FetchContext context(std::string_view base) const;
  [[nodiscard]] model::View drawn_view(const model::View& view) const;
  /// Puts the list into the current order.
  void arrange();
  /// Puts the number of matches into the status for screen readers.
  void tell_found();
  /// Shows about `names` more of the names that the reader has requested; true if there are more.
  bool grow(std::size_t names);
  /// Makes the page, or its changed parts, again.
  void update_page();

  std::string base_;
  model::View view_;
  std::string source_;
  std::vector<diagnostics::Diagnostic> diagnostics_;
  std::unique_ptr<read::Reading> reading_;  ///< the last good one; null before the first
  std::unique_ptr<list::Roster> roster_ = std::make_unique<list::Roster>();
  std::unique_ptr<list::LiveList> live_ = std::make_unique<list::LiveList>(*roster_);
  std::optional<std::vector<model::Release>> releases_;  ///< fetched ones
  std::string status_;
  std::string news_;  ///< news of the statement to announce

  bool shows_all_ = false;     ///< the reader has requested all names
  bool finds_all_ = false;     ///< the reader has requested all matches
  bool is_count_due_ = false;  ///< of matches, to announce once all names are searched
  bool has_typed_ = false;     ///< since the last slice
  DrawnPage page_;
};

}  // namespace undersigned::document

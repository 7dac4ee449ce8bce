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

/// One statement as it is shown in one place: the last good reading, the list
/// and the sidebar as they have become since, what the reader chose, and the page
/// that is made of all that. What goes wrong with something new is reported and changes
/// nothing.
class Document {
 public:
  /// The address that the next loads' relative addresses are resolved against;
  /// "" for the statement's own `url`.
  void set_base(std::string_view base) { base_ = base; }
  /// Takes effect with `begin_drawing`.
  void set_view(model::View view) { view_ = std::move(view); }
  [[nodiscard]] const model::View& view() const { return view_; }

  /// Reads a statement.json, which is drawn next; false when it has errors. The
  /// JSON is kept for reports.
  [[nodiscard]] bool load(std::string_view json);
  /// The same for what the same address answers later: only a higher revision
  /// replaces what is there, and the list that was fetched stays.
  [[nodiscard]] list::Outcome reload(std::string_view json);
  /// What was fetched besides the statement; `address` is where it came from.
  /// Of a long segment a part is read: after `more` the same call reads on.
  [[nodiscard]] list::Outcome receive_list(std::string_view address, std::string_view body);
  [[nodiscard]] list::Outcome receive_event(std::string_view address, std::string_view body);
  [[nodiscard]] list::Outcome receive_segment(std::string_view integrity, std::string_view address,
                                              std::string_view body);
  [[nodiscard]] list::Outcome receive_releases(std::string_view address, std::string_view body);
  /// What is wrong with the last that was read, in the order of the places.
  [[nodiscard]] const std::vector<diagnostics::Diagnostic>& diagnostics() const {
    return diagnostics_;
  }
  /// And that itself, where something is.
  [[nodiscard]] std::string_view source() const { return source_; }
  void add_diagnostics(const std::vector<diagnostics::Diagnostic>& more);

  /// The last good statement, without its inline signatories; null before the first.
  [[nodiscard]] const model::Statement* statement() const {
    return reading_ ? &reading_->statement : nullptr;
  }
  /// Whether the statement lets its list and sidebar be seen.
  [[nodiscard]] bool is_open() const;
  /// Those who stand in the list.
  [[nodiscard]] const list::Roster& roster() const { return *roster_; }
  /// The segments of the list that have to be fetched now.
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const;

  /// What the reader does: `action` is the control's `data-action`.
  void act(tree::Keyword action, std::string_view value);
  /// Tells those who do not see it what has come since the last time; false when
  /// nothing has.
  [[nodiscard]] bool announce();

  /// The tree under another view.
  [[nodiscard]] tree::NodeRef tree(const model::View& view) const;
  /// The hash of what is to be drawn, between the beginning of a drawing and its
  /// first slice; 0 for nothing.
  [[nodiscard]] std::uint32_t hash() const { return page_.hash(); }
  /// Starts the drawing of the last good statement anew.
  void begin_drawing();
  /// The next slice of the drawing, see `OperationWriter::step`; then, of what is drawn,
  /// what has changed. True when more is left. Nothing when nothing is loaded.
  [[nodiscard]] bool step(std::size_t nodes, dom::Operations& operations);

 private:
  /// Null when it has errors. What is wrong goes to `diagnostics_`; nothing else changes.
  [[nodiscard]] std::unique_ptr<read::Reading> read(std::string_view json);
  /// Shows a list of the statement's own instead of what was there.
  void show_inline(std::unique_ptr<list::Roster> roster);
  /// Forgets the last diagnostics; false where the statement lets nothing else be seen.
  [[nodiscard]] bool can_receive();
  /// Keeps what `body` is wrong in.
  void note_diagnostics(std::string_view body);
  /// Ends what `body` has made of the list.
  [[nodiscard]] list::Outcome update_list(list::Outcome outcome, std::string_view body);
  /// Begins with the list of another address; what the reader asked for stays.
  void follow_anew();
  [[nodiscard]] page::ListState list_state() const;
  [[nodiscard]] model::Counts counts() const;
  /// Of what came from `base` for a statement that is there.
  [[nodiscard]] read::FetchContext context(std::string_view base) const;
  [[nodiscard]] model::View drawn_view(const model::View& view) const;
  /// Puts the list in the order that holds now.
  void arrange();
  /// Tells those who do not see it how many the filter finds.
  void tell_found();
  /// Shows some more of the names that the reader has asked for; true when there
  /// are more still.
  bool grow(std::size_t names);
  /// Makes the page, or the parts of it that have changed, anew.
  void update_page();

  std::string base_;
  model::View view_;
  std::string source_;
  std::vector<diagnostics::Diagnostic> diagnostics_;
  std::unique_ptr<read::Reading> reading_;  ///< the last good one; null before the first
  std::unique_ptr<list::Roster> roster_ = std::make_unique<list::Roster>();
  std::unique_ptr<list::LiveList> live_ = std::make_unique<list::LiveList>(*roster_);
  std::optional<std::vector<model::Release>> releases_;  ///< that were fetched
  std::string status_;
  std::string news_;  ///< of the statement, to be told

  bool shows_all_ = false;     ///< the reader has asked for all names
  bool finds_all_ = false;     ///< and for all that the filter finds
  bool is_count_due_ = false;  ///< of what is found, once all names are there and looked through
  bool has_typed_ = false;     ///< since the last slice
  DrawnPage page_;
};

}  // namespace undersigned::document

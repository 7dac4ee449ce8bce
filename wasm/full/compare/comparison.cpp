#include "full/compare/comparison.h"

#include "full/compare/correction_note.h"
#include "full/publish/compact_json.h"
#include "read/read.h"

namespace undersigned::compare {
namespace {

/// Whether readers may have seen the statement.
bool is_out(const model::Statement& statement) {
  return statement.release.status == model::ReleaseStatus::immediate ||
         statement.release.status == model::ReleaseStatus::published;
}

bool has_new_correction(const std::vector<FieldChange>& head) {
  for (const FieldChange& field : head) {
    if (field.path == "corrections" && !field.newer.empty()) return true;
  }
  return false;
}

}  // namespace

std::optional<Comparison> compare_statements(const ComparisonRequest& request, Flaws& flaws) {
  read::Reading older = read::read_statement(request.older, request.base);
  read::Reading newer = read::read_statement(request.newer, request.base);
  flaws = {diagnostics::has_error(older.diagnostics), diagnostics::has_error(newer.diagnostics)};
  if (flaws.older || flaws.newer) return {};
  TextChanges texts = compare_texts(older.statement, newer.statement);
  flaws = {texts.is_older_undrawable, texts.is_newer_undrawable};
  if (flaws.older || flaws.newer) return {};

  Comparison made = {
      .is_changed = publish::compact_json(request.older) != publish::compact_json(request.newer),
      .older_revision = older.statement.revision,
      .newer_revision = newer.statement.revision,
      .texts = std::move(texts.list),
      .head = compare_heads(older.statement, newer.statement),
      .signatories = compare_signatories(older.statement, newer.statement)};
  if (older.statement.id == newer.statement.id) {
    made.least_revision = made.older_revision + (made.is_changed ? 1 : 0);
  }
  made.is_corrected = has_new_correction(made.head);
  if (is_out(older.statement) && is_out(newer.statement)) {
    std::string note = correction_note(made);
    if (!note.empty()) made.correction = {std::string(request.date), std::move(note)};
  }
  return made;
}

}  // namespace undersigned::compare

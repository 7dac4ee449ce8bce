#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/signatory_list.h"
#include "model/statement.h"

namespace undersigned::read {

/// `id`; else the name (for a person name, affiliation, location, those
/// present, joined by "; "), white space collapsed, ASCII lower-cased.
[[nodiscard]] std::string derive_key(const model::Signatory& signatory);

/// What becomes of a signatory whose key another one has: of ids, and of keys
/// derived from names.
enum class Repeats : std::uint8_t {
  wrong,     ///< an id is an error; a derived key becomes "…#2", with a warning
  numbered,  ///< the same, but the later of two ids is left out
  left_out,  ///< the later one is left out, and that is told
};

/// Mixes the members' keys into `content`; the second time, out of it.
void mix_member_keys(model::Signatory& signatory);

/// Of a list whose keys were assigned in pieces: clears the key of each signatory that has the
/// key of an earlier one, and removes such members. `content` follows. False, quickly, where
/// there are none.
[[nodiscard]] bool leave_out_repeated(const std::vector<model::Signatory*>& list,
                                      std::vector<diagnostics::Diagnostic>& diagnostics);

/// Gives every signatory of one list, with its members, its key.
void assign_keys(std::vector<model::Signatory>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics,
                 Repeats repeats = Repeats::wrong);
/// The same for what an event adds; later ones are left out.
void assign_keys(std::vector<model::Added>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read

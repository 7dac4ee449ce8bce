#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/signatory_list.h"
#include "model/statement.h"

namespace undersigned::read {

/// The signatory's `id`; else its name (for a person name, affiliation and location, those that are
/// present, joined by "; "), with white space collapsed and ASCII in lower case.
[[nodiscard]] std::string derive_key(const model::Signatory& signatory);

/// What happens to a signatory with the key of an earlier one.
enum class Repeats : std::uint8_t {
  wrong,     ///< an id is an error; a derived key becomes "…#2", with a warning
  numbered,  ///< the same, but the later of two ids is left out
  left_out,  ///< the later one is left out, and reported
};

/// Mixes the members' keys into `content`. A second call reverts it.
void mix_member_keys(model::Signatory& signatory);

/// For a list whose keys were assigned in slices: clears the key of each signatory that has the key
/// of an earlier one, removes such members, and updates `content`. False, quickly, if there are
/// none.
[[nodiscard]] bool leave_out_repeated(const std::vector<model::Signatory*>& list,
                                      std::vector<diagnostics::Diagnostic>& diagnostics);

/// Sets the keys of all signatories of a list and of their members.
void assign_keys(std::vector<model::Signatory>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics,
                 Repeats repeats = Repeats::wrong);
/// The same for the additions of an event; later ones are left out.
void assign_keys(std::vector<model::Added>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read

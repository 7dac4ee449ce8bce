#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

/// How a long list is parted into files. Boundaries follow from the keys alone,
/// so that one insertion or removal changes two segments at most.
namespace undersigned::publish {

/// Signatories of the first segment, which the first view needs.
inline constexpr std::size_t first_segment = 200;
/// Behind it a segment begins with every key whose hash32 is a multiple of this,
/// and nowhere else.
inline constexpr std::size_t segment_modulus = 2'000;

/// Signatories of a list, in the order in which they are published.
using Sequence = std::span<const model::Signatory* const>;

/// The segments of `sequence`; one, without signatories, of an empty one.
[[nodiscard]] std::vector<Sequence> cut(Sequence sequence);

/// `[…]`: the signatories as they are written in `json`, the document that they
/// were read from, without white space between tokens.
[[nodiscard]] std::string items_json(Sequence sequence, std::string_view json);

}  // namespace undersigned::publish

#pragma once

#include <string>

#include "full/compare/comparison.h"

namespace undersigned::compare {

/// A correction note in short English sentences: what has changed of the title, subtitle, place,
/// date, dateline, text, contacts, documents and signatories. At most `limits::note` long; names up
/// to three removed signatories. Empty if none of these has changed.
[[nodiscard]] std::string correction_note(const Comparison& comparison);

}  // namespace undersigned::compare

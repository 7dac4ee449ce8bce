#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/statement.h"

namespace undersigned::model {

/// A file of names that never changes.
struct Segment {
  Address src;
  text::Located integrity;  ///< as `fetch` takes it (SRI)
  std::uint32_t count = 0;
};

/// What `signatories.src` answers: a list, or a head that names segments. A
/// segment is one with nothing but items.
struct SignatoryList {
  std::uint32_t epoch = 1;
  std::uint32_t revision = 0;
  std::optional<Counts> counts;
  Order order = Order::given;  ///< of the segments
  std::vector<Segment> segments;
  std::vector<Signatory> items;
};

/// A signatory and the key of the one before which it stands; "" is the end.
/// The signatory comes first, so that one table of fields serves both.
struct Added {
  Signatory signatory;
  std::string before;
};

/// One change of a list, from one revision to another, applied in the order of
/// the members.
struct SignatoryEvent {
  std::uint32_t epoch = 1;
  std::uint32_t from = 0;
  std::uint32_t revision = 0;
  std::optional<Counts> counts;
  std::vector<text::Located> remove;  ///< keys
  std::vector<Signatory> update;
  std::vector<Added> add;
};

}  // namespace undersigned::model

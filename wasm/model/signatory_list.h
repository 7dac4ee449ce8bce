#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/statement.h"

namespace undersigned::model {

/// An immutable file of signatories.
struct Segment {
  Address src;
  text::Located integrity;  ///< as `fetch` expects it (SRI)
  std::uint32_t count = 0;
};

/// The response of `signatories.src`: a list, or a head that names its segments. A segment is a
/// list with only `items`.
struct SignatoryList {
  std::uint32_t epoch = 1;
  std::uint32_t revision = 0;
  std::optional<Counts> counts;
  Order order = Order::given;  ///< order of the items in the segments
  std::vector<Segment> segments;
  std::vector<Signatory> items;
};

/// A signatory to add, and the key of the one to insert it before; "" is the end. The signatory is
/// the first member, so that one table of fields serves both.
struct Added {
  Signatory signatory;
  std::string before;
};

/// One change of a list from one revision to another. It is applied in the order of the members.
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

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "list/sequence.h"
#include "text/open_addressing.h"

namespace undersigned::list {

/// Who has which key, members' keys included. Points to what a Roster owns.
class KeyIndex {
 public:
  /// Whose key, or whose member's, this is; null for nobody's.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// The signatory's own key and those of its members, none of which is there.
  void insert(Listed& listed);
  /// Before its keys change.
  void erase(const Listed& listed);
  void clear() { *this = KeyIndex(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    Listed* listed = nullptr;
    const model::Signatory* whose = nullptr;  ///< the signatory or the member

    [[nodiscard]] bool is_free() const { return listed == nullptr; }
  };

  [[nodiscard]] std::size_t slot_of(std::string_view key) const;
  void remove(std::string_view key);

  text::OpenAddressing<Slot> slots_;
};

}  // namespace undersigned::list

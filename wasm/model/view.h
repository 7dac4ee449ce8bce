#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/limits.h"
#include "model/statement.h"

namespace undersigned::model {

enum class Theme : std::uint8_t { automatic, light, dark, host };

/// Which form of a logo is drawn: one of the two, or both for the browser to
/// choose by its reader's preference (whole pages only: inside a partner's page
/// the page's own scheme decides, which the element measures).
enum class Scheme : std::uint8_t { light, dark, preferred };

/// How a statement is to be shown; what it says is the Statement's.
struct View {
  std::uint32_t heading_level = 2;  ///< of the title, 1 to 6
  Theme theme = Theme::automatic;
  Scheme scheme = Scheme::light;
  bool masthead = true;
  bool releases = true;
  bool names = true;           ///< false: only their count
  std::string highlight = {};  ///< the key of the signatory to be marked, or ""

  // What a reader can do, and has done. Without controls all names are shown.

  bool controls = false;
  bool live = false;  ///< the list is kept up to date, which can be paused
  bool paused = false;
  std::optional<Order> order = {};          ///< instead of the list's
  std::string filter = {};                  ///< as it was typed
  std::size_t shown = limits::first_names;  ///< of the list
  std::size_t found = limits::first_names;  ///< of those that the filter finds
};

}  // namespace undersigned::model

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/limits.h"
#include "model/statement.h"

namespace undersigned::model {

enum class Theme : std::uint8_t { automatic, light, dark, host };

/// Which variant of a logo is drawn. With both, the browser chooses by the reader's preference.
/// That is for whole pages only: inside a partner's page the page's own color scheme decides, which
/// the element measures.
enum class Scheme : std::uint8_t { light, dark, preferred };

/// How a statement is shown. Its content is in the Statement.
struct View {
  std::uint32_t heading_level = 2;  ///< of the title, 1 to 6
  Theme theme = Theme::automatic;
  Scheme scheme = Scheme::light;
  bool masthead = true;
  bool releases = true;
  bool names = true;           ///< false: only their count
  std::string highlight = {};  ///< key of the signatory to highlight, or ""

  // The reader's controls and their state. Without controls all names are shown.

  bool controls = false;
  bool live = false;  ///< the list is updated live, and the reader can pause it
  bool paused = false;
  std::optional<Order> order = {};          ///< overrides the list's own order
  std::string filter = {};                  ///< as typed
  std::size_t shown = limits::first_names;  ///< names shown of the whole list
  std::size_t found = limits::first_names;  ///< names shown of the filter's matches
};

}  // namespace undersigned::model

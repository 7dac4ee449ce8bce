#include "full/draft/blocks/sections.h"

#include <algorithm>
#include <string_view>

#include "full/draft/find/fields.h"
#include "full/draft/language/words.h"

namespace undersigned::draft {
namespace {

/// Minimum words of a paragraph, as opposed to a name or heading.
constexpr std::size_t least_paragraph = 20;
/// Maximum words of a line in a list of names without bullets.
constexpr std::size_t max_name_words = 24;
constexpr std::size_t max_contact_words = 24;

bool ends_sentence(std::string_view words) {
  return words.ends_with('.') || words.ends_with('!') || words.ends_with('?') ||
         words.ends_with("”") || words.ends_with('"') || words.ends_with("»") ||
         words.ends_with(':');
}

class SectionAssigner {
 public:
  explicit SectionAssigner(const DraftText& text) : text_(text), placements_(text.blocks.size()) {
    for (std::size_t at = 0; at < placements_.size(); ++at) {
      placements_[at].role = role_of(words(at), *text_.language);
    }
    check_roles();
  }

  std::vector<Placement> assign() {
    const std::size_t body = body_begin();
    main_ = Section::head;
    std::uint32_t last_landmark = 0;
    for (std::size_t at = 0; at < placements_.size(); ++at) {
      if (at == body) main_ = Section::body;
      has_body_ = at >= body;
      if (block(at).landmark != last_landmark) landmark_section_ = Section::unknown;
      last_landmark = block(at).landmark;
      if (block(at).landmark != 0) {
        assign_one(at, landmark_section_, Section::unknown);
      } else {
        assign_one(at, main_,
                   has_ended_  ? Section::unknown
                   : has_body_ ? Section::body
                               : Section::head);
      }
    }
    return std::move(placements_);
  }

 private:
  [[nodiscard]] const DraftBlock& block(std::size_t at) const { return text_.blocks[at]; }
  [[nodiscard]] std::string_view words(std::size_t at) const {
    return part(text_.text, block(at).at);
  }

  /// Finds the first paragraph: the one with a dateline, else the first long enough.
  [[nodiscard]] std::size_t body_begin() const {
    std::size_t first = placements_.size();
    for (std::size_t at = 0; at < placements_.size(); ++at) {
      const DraftBlock& one = block(at);
      if (one.landmark != 0 || one.kind == LineKind::heading || one.kind == LineKind::item)
        continue;
      if (placements_[at].role != LineRole::none) continue;
      const std::size_t count = count_words(words(at));
      if (count >= least_paragraph / 2 && find_dateline(words(at))) return at;
      if (first < placements_.size()) continue;
      const bool has_address = find_email(words(at)).has_value();
      if (is_paragraph(at) && !has_address) {
        first = at;
        // A letter's salutation.
        if (at > 0 && is_salutation(words(at - 1), *text_.language)) --first;
      }
    }
    return first;
  }

  /// Whether it has enough words, or enough letters for languages with long compounds.
  [[nodiscard]] bool is_paragraph(std::size_t at) const {
    constexpr std::size_t least_size = 120;
    const std::size_t count = count_words(words(at));
    const bool is_long = count >= least_paragraph ||
                         (count >= least_paragraph / 2 && words(at).size() >= least_size);
    return is_long && (ends_sentence(words(at)) || count > 40);
  }

  [[nodiscard]] bool has_details(std::size_t at) const {
    return count_words(words(at)) <= max_contact_words &&
           (find_email(words(at)) || find_telephone(words(at)));
  }

  /// Whether it belongs to a contact: it has an address, or one follows soon.
  [[nodiscard]] bool is_contact(std::size_t at) const {
    if (has_details(at)) return true;
    if (block(at).kind == LineKind::heading || count_words(words(at)) > max_contact_words / 2) {
      return false;
    }
    const bool goes_on =
        block(at).is_tight && at > 0 && placements_[at - 1].section == Section::contacts;
    if (find_web_address(words(at)) && goes_on) return true;
    for (std::size_t next = at + 1; next < placements_.size() && next <= at + 3; ++next) {
      if (placements_[next].role != LineRole::none || block(next).kind == LineKind::heading) break;
      if (has_details(next)) return true;
      if (count_words(words(next)) > max_contact_words / 2) break;
    }
    return goes_on && !has_body_ ? true : goes_on && count_words(words(at)) <= 8;
  }

  [[nodiscard]] bool is_name(std::size_t at) const {
    if (block(at).kind == LineKind::item) return count_words(words(at)) <= 2 * max_name_words;
    const bool is_list = is_semicolon_list(words(at));
    return is_list || (count_words(words(at)) <= max_name_words &&
                       !(ends_sentence(words(at)) && count_words(words(at)) > 12));
  }

  [[nodiscard]] bool is_group(std::size_t at) const {
    return at + 1 < placements_.size() && is_name(at + 1) &&
           placements_[at + 1].role == LineRole::none && count_words(words(at)) <= 10;
  }

  /// Whether a block may be a signatory below a heading: a name, and not a demand, which begins in
  /// lower case.
  [[nodiscard]] bool may_be_signatory(std::size_t at) const {
    if (at >= placements_.size() || !is_name(at)) return false;
    const std::string_view line = words(at);
    return is_semicolon_list(line) || !(line[0] >= 'a' && line[0] <= 'z');
  }

  /// The first block below `at` that is not a mark.
  [[nodiscard]] std::size_t next_of(std::size_t at) const {
    do ++at;
    while (at < placements_.size() && placements_[at].role == LineRole::label);
    return at;
  }

  /// Whether the text continues below what may be a mere break.
  [[nodiscard]] bool has_paragraph_below(std::size_t at) const {
    for (++at; at < placements_.size() && placements_[at].role != LineRole::about; ++at) {
      if (is_paragraph(at)) return true;
    }
    return false;
  }

  [[nodiscard]] bool leads_in_details(std::size_t at) const {
    constexpr std::size_t max_lines = 3;
    for (std::size_t next = at + 1; next < placements_.size() && next <= at + max_lines; ++next) {
      if (has_details(next)) return true;
    }
    return false;
  }

  /// "Participating organizations" above items that are names.
  [[nodiscard]] bool leads_in_names(std::size_t at) const {
    constexpr std::size_t max_heading_words = 6;
    constexpr std::size_t max_words = 10;
    if (count_words(words(at)) > max_heading_words || block(at).kind == LineKind::item ||
        words(at).ends_with('.') || !names_signatories(words(at), *text_.language)) {
      return false;
    }
    std::size_t names = 0;
    for (std::size_t next = at + 1; next < placements_.size(); ++next) {
      if (block(next).kind != LineKind::item) break;
      if (!may_be_signatory(next) || count_words(words(next)) > max_words) return false;
      if (ends_sentence(words(next)) || words(next).ends_with(';')) return false;
      ++names;
    }
    return names > 1;
  }

  /// Corrects roles by the lines around: removes implausible ones, and gives headings a role that
  /// elsewhere needs a colon.
  void check_roles() {
    for (std::size_t at = 0; at < placements_.size(); ++at) {
      LineRole& role = placements_[at].role;
      const auto has = [&](std::size_t one, LineRole expected) {
        return one < placements_.size() && placements_[one].role == expected;
      };
      if (role == LineRole::mail_header && !has(at + 1, role) && !(at > 0 && was_mail_header_)) {
        role = LineRole::none;
      }
      was_mail_header_ = role == LineRole::mail_header;
      if (role == LineRole::end_mark && words(at)[0] == '*' && has_paragraph_below(at)) {
        role = LineRole::none;
      }
      const bool is_heading = block(at).kind == LineKind::heading && block(at).level > 1;
      if (role == LineRole::none && leads_in_names(at)) role = LineRole::signatory_kind;
      if (role == LineRole::none && is_heading) {
        const LineRole with_colon = role_of(std::string(words(at)) + ':', *text_.language);
        if (with_colon == LineRole::signatories ||
            (with_colon == LineRole::contacts && leads_in_details(at))) {
          role = with_colon;
        }
      }
      const bool leads_in_itself = has_word(part(words(at), lead_in_of(words(at)).content));
      const std::size_t next = next_of(at);
      if (role == LineRole::signatories && !leads_in_itself && !may_be_signatory(next)) {
        role = LineRole::none;
      }
      if (role == LineRole::signatory_kind && !may_be_signatory(next)) role = LineRole::none;
    }
  }

  /// Whether the section continues in a block without a role.
  [[nodiscard]] bool goes_on(Section section, std::size_t at) const {
    const bool is_heading = block(at).kind == LineKind::heading;
    switch (section) {
      case Section::signatories: return is_heading ? is_group(at) : is_name(at);
      case Section::leads: return !is_heading && is_name(at) && !after_list_;
      case Section::contacts: return is_contact(at);
      case Section::about: return !is_heading && !has_details(at);
      case Section::releases: return count_words(words(at)) <= 2 * max_name_words;
      default: return true;
    }
  }

  void assign_one(std::size_t at, Section& now, Section fallback) {
    Placement& one = placements_[at];
    const bool is_main = block(at).landmark == 0;
    const auto open = [&](Section section) {
      const bool is_tail =
          section == Section::contacts || section == Section::about || section == Section::releases;
      if (is_tail && has_body_ && is_main) has_ended_ = true;
      now = section;
      one.section = section;
      one.opens = true;
      after_list_ = false;
    };
    switch (one.role) {
      case LineRole::release_line:
      case LineRole::embargo:
      case LineRole::label: one.section = Section::mark; return;
      case LineRole::end_mark:
      case LineRole::furniture:
        one.section = one.role == LineRole::end_mark ? Section::mark : Section::unknown;
        if (has_body_ && is_main) {
          has_ended_ = true;
          now = Section::unknown;
        }
        return;
      case LineRole::contacts: return open(Section::contacts);
      case LineRole::signatories: return open(Section::signatories);
      case LineRole::signatory_kind: {
        const bool is_set_off = block(at).kind == LineKind::heading || words(at).ends_with(':') ||
                                is_upper_case(words(at)) || leads_in_names(at);
        if (now == Section::signatories) {
          one.section = now;
          return;
        }
        if (has_body_ && is_main && is_set_off) return open(Section::signatories);
        break;
      }
      case LineRole::closing:
        if (!has_body_ || !is_main) break;
        one.section = Section::body;
        now = may_be_signatory(at + 1) ? Section::signatories : Section::body;
        return;
      case LineRole::mail_header:
        if (has_body_) break;
        one.section = Section::unknown;
        return;
      case LineRole::leads:
        open(Section::leads);
        // If the line itself names them, no other line is a lead.
        after_list_ = count_words(words(at)) > 3;
        return;
      case LineRole::about:
        if (has_body_ || block(at).landmark != 0) return open(Section::about);
        break;
      case LineRole::releases: return open(Section::releases);
      case LineRole::notes:
        if (has_body_ && is_main) {
          now = Section::body;
          one.section = Section::body;
          return;
        }
        break;
      case LineRole::none: break;
    }
    one.role = LineRole::none;
    if (now == Section::signatories && block(at).kind != LineKind::item && has_details(at)) {
      now = Section::contacts;
    } else if (!goes_on(now, at)) {
      now = fallback;
    }
    const bool may_be_contact = now == Section::unknown && block(at).landmark == 0 && has_ended_;
    if (may_be_contact && has_details(at)) now = Section::contacts;
    one.section = now;
  }

  const DraftText& text_;
  std::vector<Placement> placements_;
  Section main_ = Section::head;
  Section landmark_section_ = Section::unknown;
  bool has_body_ = false;
  bool has_ended_ = false;
  bool after_list_ = false;
  bool was_mail_header_ = false;
};

}  // namespace

std::vector<Placement> assign_sections(const DraftText& text) {
  return SectionAssigner(text).assign();
}

}  // namespace undersigned::draft

#include "full/draft/parts/signatory.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "full/draft/find/fields.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "model/limits.h"
#include "text/url.h"

namespace undersigned::draft {
namespace {

/// Words typical of organizations' names, in all languages.
constexpr std::string_view organizations =
    "associa*|asocia*|assoc*|union*|foundation*|fund|fundacion|fundacao|fondation|fondazione|"
    "stiftung|stichting|institut*|instytut|network*|red|rede|rete|netzwerk*|council*|center*|"
    "centre*|centro*|zentrum|society|societ*|sociedad*|club*|coalition*|alliance*|allianz|alianza*|"
    "trust|group*|groupe*|grupo*|gruppo|committee*|comite*|comitato|federa*|foder*|league|ligue|"
    "liga|forum|foro|initiative*|iniciativ*|campaign*|campagne|campana|church*|iglesia|eglise|"
    "temple|mosque|synagogue|parish|diocese|universi*|school*|college*|hospital*|clinic*|clinique|"
    "friends|amis|amigos|amici|freunde|verband*|verein*|bund|bundnis|sindicato*|sindacato|"
    "syndicat*|collecti*|colecti*|collettivo|coletivo|movement*|movimento|movimiento|mouvement|"
    "platform*|plataforma|plateforme|piattaforma|project*|action*|rights|justice|watch|"
    "international*|youth|women|workers|farmers|cooperat*|guild|academy|academia|archive*|museum|"
    "library|office|department|agency|bureau|chamber|chapter|congress|assembly|asamblea|board|"
    "organi*|partners|press|review|journal|studies|services|municipality|ministry|"
    "parliament|party|company|ltd|inc|gmbh|ev|lab|laboratory|house|team|bank|community|"
    "communities|students|nurses|doctors|teachers|parents|families|residents|citizens|people|"
    "arbeitskreis|arbeitsgemeinschaft|ag|hochschule|kirche|gewerkschaft|werk|hilfe|rat|maison|"
    "confedera*|werkgroep|vereniging|vakbond|huis|school|casa|mesa|consejo|conseil|consiglio|ong|"
    "ngo|solidarity|solidarite|solidaridad|hopital|ospedale|krankenhaus|klinik|ziekenhuis";
/// Words in organizations' names that are not in persons'.
constexpr std::string_view joining =
    "pour|for|against|without|before|to|fur|per|para|voor|contre|gegen";
/// Particles in persons' names.
constexpr std::string_view particles =
    "de|del|della|di|da|do|dos|das|du|des|la|le|van|von|der|den|ter|ten|zu|zur|bin|ibn|ben|al|el|"
    "y|e|i|af|av|st|ap|o|d|l|mc";
/// Words between an office and where it is held: "Director of the Centre".
constexpr std::string_view prepositions =
    "of|at|for|in|with|de|del|des|du|der|am|an|fur|im|bei|van|bij|di|della|dell|da|do|en|per|to|"
    "on";
constexpr std::size_t max_place_words = 3;

bool begins_small(std::string_view words) {
  return !words.empty() && words[0] >= 'a' && words[0] <= 'z';
}

/// The address for a statement; "" if it is refused.
std::string address_of(const std::string& link) {
  return text::resolve_resource(link, "").address.empty() ? std::string() : link;
}

/// Splits a line at commas, dashes and bars, and splits off brackets at its end.
std::vector<text::Range> pieces_of(const ClaimedText& claimed, text::Range at) {
  std::vector<text::Range> pieces;
  std::optional<text::Range> last;
  if (const auto bracket = find_bracket(claimed.words(at))) {
    last = shifted(bracket->bracket, at.begin);
    at = shifted(bracket->name, at.begin);
  }
  pieces = {at};
  for (const std::string_view separator : {", ", " – ", " — ", " | ", " - ", " -- ", "; ", ": "}) {
    std::vector<text::Range> finer;
    for (const text::Range piece : pieces) {
      const std::vector<text::Range> parts = split(claimed, piece, separator);
      finer.insert(finer.end(), parts.begin(), parts.end());
    }
    pieces = std::move(finer);
  }
  if (last) {
    const std::vector<text::Range> parts = split(claimed, *last, ", ");
    pieces.insert(pieces.end(), parts.begin(), parts.end());
  }
  for (text::Range& piece : pieces) piece = trimmed(claimed, piece);
  return pieces;
}

/// The name and the possible place in "Open Skies, Sweden" or "Open Skies (Sweden)".
std::optional<Bracketed> place_of(const ClaimedText& claimed, text::Range at) {
  at = trimmed(claimed, at);
  const std::vector<text::Range> pieces = split(claimed, at, ", ");
  std::optional<Bracketed> both;
  if (pieces.size() == 2) {
    both = {trimmed(claimed, pieces[0]), trimmed(claimed, pieces[1])};
  } else if (const auto bracket = find_bracket(claimed.words(at))) {
    both = {shifted(bracket->name, at.begin), shifted(bracket->bracket, at.begin)};
    if (is_upper_case(claimed.words(both->bracket))) return {};
  }
  if (!both) return {};
  const std::string_view place = claimed.words(both->bracket);
  const bool is_place = !begins_small(place) && count_words(place) <= max_place_words &&
                        !has_phrase(folded_words(place), organizations);
  return is_place ? both : std::nullopt;
}

/// Reads "Name, role, affiliation" or "Name, affiliation, role". There may be several of each.
Json person_of(ClaimedText& claimed, std::span<const text::Range> pieces) {
  const DraftLanguage& language = claimed.language();
  const auto is_role = [&](text::Range piece) {
    const std::string_view words = claimed.words(piece);
    return names_role(words, language) || (begins_small(words) && !names_organization(words));
  };
  const std::span<const text::Range> rest = pieces.subspan(1);
  auto first = std::find_if(rest.begin(), rest.end(), is_role);
  auto end = std::find_if_not(first, rest.end(), is_role);
  // What precedes an organization is the person's role there.
  if (first == rest.end() && rest.size() == 2 && !names_organization(claimed.words(rest[0])) &&
      names_organization(claimed.words(rest[1]))) {
    first = rest.begin();
    end = first + 1;
  }
  Json one = person(claimed, pieces.front(), {}, {});
  if (one.is_null()) return one;
  for (auto at = rest.begin(); at != rest.end(); ++at) {
    const bool is_of_role = at >= first && at < end;
    claimed.add(one, is_of_role ? "role" : "affiliation", *at, limits::short_text);
  }
  return one;
}

}  // namespace

bool names_organization(std::string_view words) {
  return has_phrase(folded_words(words, 24), organizations);
}

bool has_title(std::string_view name, const DraftLanguage& language) {
  const std::vector<FoldedWord> words = folded_words(name, 8);
  if (words.size() < 2 || begins_small(name) || has_phrase(words, organizations)) return false;
  const std::size_t size = std::max(phrase_size(words, draft_languages().front().titles),
                                    phrase_size(words, language.titles));
  if (size == 0) return false;
  const std::uint32_t end = words[size - 1].at.end;
  // A short title needs its full stop.
  const bool has_stop = name.substr(end).starts_with('.');
  return has_stop || words.front().text.size() > 3 ||
         phrase_size(words, "dr|dra|pr|prof|rev|sir|mr|mrs|ms|mme") > 0;
}

bool is_personal_name(std::string_view name, const DraftLanguage& language) {
  const std::vector<FoldedWord> words = folded_words(name, 9);
  if (words.size() < 2 || words.size() > 7) return false;
  if (has_phrase(words, organizations) || has_phrase(words, joining)) return false;
  if (name.find_first_of("0123456789&/:") != std::string_view::npos) return false;
  return std::all_of(words.begin(), words.end(), [&](const FoldedWord& word) {
    const bool is_small = begins_small(name.substr(word.at.begin));
    return !is_small || phrase_size({&word, 1}, particles) > 0 ||
           phrase_size({&word, 1}, language.articles) > 0;
  });
}

bool names_role(std::string_view words, const DraftLanguage& language) {
  constexpr std::size_t max_before = 4;
  const std::vector<FoldedWord> all = folded_words(words.substr(0, words.find(',')), 24);
  const std::span<const FoldedWord> list(all);
  for (std::size_t at = 0; at < std::min(all.size(), max_before); ++at) {
    const bool is_role = phrase_size(list.subspan(at), draft_languages().front().roles) > 0 ||
                         phrase_size(list.subspan(at), language.roles) > 0;
    if (!is_role) {
      if (phrase_size(list.subspan(at), organizations) > 0) return false;
      continue;
    }
    // Not "Writers' Guild".
    for (std::size_t next = at + 1; next < all.size(); ++next) {
      if (phrase_size(list.subspan(next), prepositions) > 0) return true;
      if (phrase_size(list.subspan(next), organizations) > 0) return false;
    }
    return true;
  }
  return false;
}

bool is_person(const ClaimedText& claimed, text::Range at) {
  const std::vector<text::Range> pieces = pieces_of(claimed, trimmed(claimed, at));
  if (pieces.empty()) return false;
  const DraftLanguage& language = claimed.language();
  if (has_title(claimed.words(pieces.front()), language)) return true;
  return is_personal_name(claimed.words(pieces.front()), language) &&
         std::any_of(pieces.begin() + 1, pieces.end(), [&](text::Range piece) {
           const std::string_view words = claimed.words(piece);
           return names_role(words, language) || begins_small(words);
         });
}

bool ends_with_place(const ClaimedText& claimed, text::Range at) {
  return place_of(claimed, at).has_value();
}

Json person(ClaimedText& claimed, text::Range name, text::Range role, text::Range affiliation) {
  Json one = Json::object();
  const std::string link = address_of(claimed.link_in(name));
  if (!claimed.put(one, "name", name, limits::name)) return nullptr;
  one["kind"] = "person";
  if (!link.empty()) one["url"] = link;
  claimed.put(one, "role", role, limits::short_text);
  claimed.put(one, "affiliation", affiliation, limits::short_text);
  return one;
}

Json person_in_lines(ClaimedText& claimed, std::span<const text::Range> lines) {
  std::vector<text::Range> pieces = {lines.front()};
  for (const text::Range line : lines.subspan(1)) {
    const std::vector<text::Range> some = pieces_of(claimed, trimmed(claimed, line));
    pieces.insert(pieces.end(), some.begin(), some.end());
  }
  return person_of(claimed, pieces);
}

Json read_signatory(ClaimedText& claimed, text::Range at, ListTraits list) {
  at = trimmed(claimed, at);
  const std::vector<text::Range> pieces = pieces_of(claimed, at);
  if (pieces.empty()) return nullptr;
  const bool may_be_person =
      list.is_of_persons && is_personal_name(claimed.words(pieces.front()), claimed.language());
  if (may_be_person || is_person(claimed, at)) return person_of(claimed, pieces);
  Json one = Json::object();
  text::Range name = at;
  std::optional<text::Range> location;
  for (const std::string_view dash : {" – ", " — ", " | "}) {
    const std::string_view words = claimed.words(at);
    const std::size_t found = words.rfind(dash);
    if (found == std::string_view::npos) continue;
    const text::Range after = {at.begin + static_cast<std::uint32_t>(found + dash.size()), at.end};
    const std::string_view place = claimed.words(after);
    if (count_words(place) > 4 || begins_small(place)) continue;
    name.end = at.begin + static_cast<std::uint32_t>(found);
    location = after;
    break;
  }
  if (!location && list.has_places) {
    if (const auto both = place_of(claimed, at)) {
      name = both->name;
      location = both->bracket;
    }
  }
  std::optional<text::Range> abbreviation;
  if (const auto bracket = find_bracket(claimed.words(name))) {
    const text::Range inner = shifted(bracket->bracket, name.begin);
    if (is_upper_case(claimed.words(inner)) && count_words(claimed.words(inner)) <= 3) {
      abbreviation = inner;
      name = shifted(bracket->name, name.begin);
    }
  }
  const std::string link = address_of(claimed.link_in(name));
  if (!claimed.put(one, "name", name, limits::name)) return nullptr;
  if (abbreviation) claimed.put(one, "abbreviation", *abbreviation, limits::short_text);
  if (!link.empty()) one["url"] = link;
  if (location) claimed.put(one, "location", *location, limits::short_text);
  return one;
}

}  // namespace undersigned::draft

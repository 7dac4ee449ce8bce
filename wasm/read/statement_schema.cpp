#include "read/statement_schema.h"

#include <array>

#include "json/fields.h"
#include "model/limits.h"
#include "model/signatory_list.h"
#include "text/url.h"

namespace undersigned::read {
namespace {

// Without namespaces the tables below can be read as tables.
using namespace json;
using json::text;
using namespace model;

template <typename Object>
void* emplace_counts(void* object) {
  return &static_cast<Object*>(object)->counts.emplace();
}

constexpr auto address = Type::address;

constexpr std::array image_fields = {
    of(address, "src", slot<&Image::src>, text::max_address, true),
    of(address, "dark", slot<&Image::dark>, text::max_address),
    text("alt", slot<&Image::alt>, limits::short_text),
    integer("width", slot<&Image::width>, 1, 10'000),
    integer("height", slot<&Image::height>, 1, 10'000),
};
constexpr Schema image = {.fields = image_fields};

constexpr std::array link_fields = {
    text("label", slot<&Link::label>, limits::short_text, true),
    of(address, "url", slot<&Link::url>, text::max_address, true),
};
constexpr Schema link = {.fields = link_fields};

constexpr std::array organization_fields = {
    of(Type::name, "name", slot<&Organization::name>, limits::name, true),
    of(Type::name, "abbreviation", slot<&Organization::abbreviation>, limits::short_text),
    text("tagline", slot<&Organization::tagline>, limits::short_text),
    of(address, "url", slot<&Organization::url>, text::max_address),
    object("logo", slot<&Organization::logo>, image),
    of(Type::located, "about", slot<&Organization::about, &Markdown::source>, limits::about),
};
constexpr Schema organization = {.fields = organization_fields};

constexpr std::array<std::string_view, 2> signer_kinds = {"organization", "person"};

extern const Schema signatory;
extern const Schema member;

#define UNDERSIGNED_SIGNATORY_FIELDS                                                         \
  of(Type::name, "name", slot<&Signatory::name>, limits::name, true),                        \
      text("id", slot<&Signatory::id>, limits::name),                                        \
      of(Type::name, "sort", slot<&Signatory::sort>, limits::short_text),                    \
      of(Type::name, "abbreviation", slot<&Signatory::abbreviation>, limits::short_text),    \
      of(address, "url", slot<&Signatory::url>, text::max_address),                          \
      object("logo", slot<&Signatory::logo>, image),                                         \
      of(Type::located, "about", slot<&Signatory::about, &Markdown::source>, limits::about), \
      one_of("kind", slot<&Signatory::kind>, signer_kinds),                                  \
      of(Type::name, "role", slot<&Signatory::role>, limits::short_text),                    \
      of(Type::name, "affiliation", slot<&Signatory::affiliation>, limits::short_text),      \
      of(Type::name, "location", slot<&Signatory::location>, limits::short_text),            \
      of(Type::name, "country", slot<&Signatory::country>, limits::short_text),              \
      of(Type::date, "signed", slot<&Signatory::signed_on>),                                 \
      text("note", slot<&Signatory::note>, limits::note),                                    \
      of(Type::language, "language", slot<&Signatory::language>),                            \
      of(Type::located, "group", slot<&Signatory::group>, limits::short_text)

constexpr std::array signatory_fields = {
    UNDERSIGNED_SIGNATORY_FIELDS,
    list<Signatory>("members", slot<&Signatory::members>, member),
};
constexpr std::array member_fields = {UNDERSIGNED_SIGNATORY_FIELDS};

constexpr Schema signatory = {.fields = signatory_fields, .at = place<&Signatory::at>};
constexpr Schema member = {.fields = member_fields, .at = place<&Signatory::at>};

constexpr std::array group_fields = {
    text("key", slot<&Group::key>, limits::short_text, true),
    text("heading", slot<&Group::heading>, limits::short_text, true),
};
constexpr Schema group = {.fields = group_fields};

constexpr std::array counts_fields = {
    integer("organizations", slot<&Counts::organizations>, 0),
    integer("persons", slot<&Counts::persons>, 0),
};
constexpr Schema counts = {.fields = counts_fields};

constexpr std::array<std::string_view, 3> orders = {"given", "name", "newest"};

constexpr std::array signatories_fields = {
    of(Type::optional_text, "heading", slot<&Signatories::heading>, limits::short_text),
    list<Signatory>("items", slot<&Signatories::items>, signatory),
    one_of("order", slot<&Signatories::order>, orders),
    list<Group>("groups", slot<&Signatories::groups>, group),
    of(address, "src", slot<&Signatories::src>, text::max_address),
    of(address, "stream", slot<&Signatories::stream>, text::max_address),
    Field{.key = "refresh",
          .type = Type::integer,
          .slot = slot<&Signatories::refresh>,
          .limit = 86'400,
          .least = 5,
          .or_zero = true},
    object("counts", emplace_counts<Signatories>, counts),
};
constexpr Schema signatories = {.fields = signatories_fields, .at = place<&Signatories::at>};

constexpr std::array release_fields = {
    text("title", slot<&Release::title>, limits::title, true),
    of(address, "url", slot<&Release::url>, text::max_address),
    of(Type::date, "date", slot<&Release::date>),
    text("summary", slot<&Release::summary>, limits::note),
    of(Type::language, "language", slot<&Release::language>),
};
constexpr Schema release = {.fields = release_fields};

constexpr std::array releases_fields = {
    of(Type::optional_text, "heading", slot<&Releases::heading>, limits::short_text),
    list<Release>("items", slot<&Releases::items>, release),
    of(address, "src", slot<&Releases::src>, text::max_address),
    object("more", slot<&Releases::more>, link),
    integer("limit", slot<&Releases::limit>, 0, 100),
};
constexpr Schema releases = {.fields = releases_fields};

constexpr std::array<std::string_view, 5> statuses = {"immediate", "published", "draft",
                                                      "embargoed", "withdrawn"};

constexpr std::array state_fields = {
    one_of("status", slot<&ReleaseState::status>, statuses),
    of(Type::time, "until", slot<&ReleaseState::until>),
    text("note", slot<&ReleaseState::note>, limits::note),
};
constexpr Schema state = {.fields = state_fields, .at = place<&ReleaseState::at>};

constexpr std::array contact_fields = {
    text("label", slot<&Contact::label>, limits::short_text),
    of(Type::name, "name", slot<&Contact::name>, limits::name),
    of(Type::located, "email", slot<&Contact::email>, limits::short_text),
    of(Type::located, "phone", slot<&Contact::phone>, limits::short_text),
    of(address, "url", slot<&Contact::url>, text::max_address),
};
constexpr Schema contact = {.fields = contact_fields};

constexpr std::array correction_fields = {
    of(Type::date, "date", slot<&Correction::date>, 0, true),
    text("note", slot<&Correction::note>, limits::note, true),
};
constexpr Schema correction = {.fields = correction_fields};

constexpr std::array translation_fields = {
    of(Type::language, "language", slot<&Translation::language>, 0, true),
    of(address, "src", slot<&Translation::src>, text::max_address, true),
    text("title", slot<&Translation::title>, limits::title),
};
constexpr Schema translation = {.fields = translation_fields};

constexpr std::array<std::string_view, 3> directions = {"", "ltr", "rtl"};

constexpr std::array statement_fields = {
    text("$schema", slot<&Statement::schema>, text::max_address),
    integer("format", slot<&Statement::format>, 1),
    of(Type::slug, "id", slot<&Statement::id>, 0, true),
    integer("revision", slot<&Statement::revision>, 1),
    of(Type::language, "language", slot<&Statement::language>),
    one_of("direction", slot<&Statement::direction>, directions),
    of(address, "url", slot<&Statement::url>, text::max_address),
    object("publisher", slot<&Statement::publisher>, organization, true),
    object("release", slot<&Statement::release>, state),
    of(Type::name, "place", slot<&Statement::place>, limits::short_text),
    of(Type::date, "date", slot<&Statement::date>),
    of(Type::optional_text, "dateline", slot<&Statement::dateline>, limits::short_text),
    list<Contact>("contacts", slot<&Statement::contacts>, contact),
    text("title", slot<&Statement::title>, limits::title),
    text("subtitle", slot<&Statement::subtitle>, limits::short_text),
    of(Type::body, "body", slot<&Statement::body, &Markdown::source>),
    list<Signatory>("leads", slot<&Statement::leads>, signatory),
    object("signatories", slot<&Statement::signatories>, signatories),
    object("sign", slot<&Statement::sign>, link),
    list<Link>("attachments", slot<&Statement::attachments>, link),
    of(Type::optional_text, "endMark", slot<&Statement::end_mark>, limits::short_text),
    object("releases", slot<&Statement::releases>, releases),
    list<Correction>("corrections", slot<&Statement::corrections>, correction),
    list<Translation>("translations", slot<&Statement::translations>, translation),
    of(Type::addresses, "imageOrigins", slot<&Statement::image_origins>, text::max_address),
};
constexpr Schema whole_statement = {.fields = statement_fields};

constexpr std::array segment_fields = {
    of(address, "src", slot<&Segment::src>, text::max_address, true),
    of(Type::located, "integrity", slot<&Segment::integrity>, limits::short_text, true),
    integer("count", slot<&Segment::count>, 0, limits::segmented, true),
};
constexpr Schema segment = {.fields = segment_fields};

constexpr std::array list_fields = {
    integer("epoch", slot<&SignatoryList::epoch>, 1),
    integer("revision", slot<&SignatoryList::revision>, 1),
    object("counts", emplace_counts<SignatoryList>, counts),
    one_of("order", slot<&SignatoryList::order>, orders),
    list<Segment>("segments", slot<&SignatoryList::segments>, segment),
    list<Signatory>("items", slot<&SignatoryList::items>, signatory),
};
constexpr Schema signatory_list = {.fields = list_fields};

constexpr std::array added_fields = {
    UNDERSIGNED_SIGNATORY_FIELDS,
    list<Signatory>("members", slot<&Signatory::members>, member),
    text("before", slot<&Added::before>, limits::key),
};
#undef UNDERSIGNED_SIGNATORY_FIELDS
constexpr Schema added = {.fields = added_fields, .at = place<&Signatory::at>};

constexpr std::array event_fields = {
    integer("epoch", slot<&SignatoryEvent::epoch>, 1),
    integer("from", slot<&SignatoryEvent::from>, 0, any_number, true),
    integer("revision", slot<&SignatoryEvent::revision>, 1, any_number, true),
    object("counts", emplace_counts<SignatoryEvent>, counts),
    of(Type::addresses, "remove", slot<&SignatoryEvent::remove>),
    list<Signatory>("update", slot<&SignatoryEvent::update>, signatory),
    list<Added>("add", slot<&SignatoryEvent::add>, added),
};
constexpr Schema event = {.fields = event_fields};

}  // namespace

const json::Schema& statement_schema() { return whole_statement; }
const json::Schema& signatory_schema() { return signatory; }
const json::Schema& list_schema() { return signatory_list; }
const json::Schema& event_schema() { return event; }

}  // namespace undersigned::read

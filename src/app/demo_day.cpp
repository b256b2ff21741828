#include "app/demo_day.h"

#include <array>
#include <span>

#include "base/time_zone.h"
#include "store/days.h"
#include "store/people.h"
#include "store/seats.h"

namespace kith::app {
namespace {

constexpr const char* zone = "Europe/Berlin";
constexpr const char* about =
    R"(Drei kurze Runden an Tischen, dann offene Tische, ein kleiner Vortrag und etwas zu trinken.

Wer mag, setzt eine Runde aus. Wer später kommt, kommt später. *Everybody may come, nobody has to speak.*)";

enum class Comes { Here, Late, Never };

struct Guest {
  const char* name;
  const char* company;
  const char* site;
  const char* line;
  Comes comes = Comes::Here;
};

// As they stand in a list that somebody exported elsewhere. After the four of the story.
constexpr auto guests = std::to_array<Guest>({
    {"Frau Dr. Öztürk", "Werft Süderelbe", "Hamburg", "Baut leise Motoren."},
    {"Herr Nowak", "Nowak Holzbau", "Lübeck", "Dachstühle, und Schach in der Mittagspause."},
    {"Frau Lindqvist", "Nordlicht Optik", "Kiel", "Sucht jemanden, der Gläser schleift."},
    {"Herr van Dijk", "Van Dijk Spedition", "Bremen", ""},
    {"Frau Hoffmann", "Druckerei Hoffmann", "Hamburg", "Papier, das man gern anfasst."},
    {"Herr Kowalski", "Kowalski & Söhne", "Lübeck", "Restauriert Boote."},
    {"Frau Moreau", "Atelier Moreau", "Hamburg", "Zeichnet Häuser, die es noch nicht gibt."},
    {"Herr Yıldız", "Yıldız Backwaren", "Kiel", "Steht um drei auf und ist trotzdem fröhlich."},
    {"Frau Schneider", "Stadtwerke Kiel", "Kiel", "Wärme aus der Förde."},
    {"Herr Becker", "Becker Elektro", "Bremen", "", Comes::Late},
    {"Frau Ivanova", "Hafenlabor", "Hamburg", "Misst, was im Wasser schwimmt."},
    {"Herr Jansen", "Jansen Segel", "Kiel", "Näht Segel, segelt selbst selten."},
    {"Frau Brandt", "Kanzlei Brandt", "Hamburg", "Verträge ohne Kleingedrucktes."},
    {"Herr Okafor", "Okafor Kaffee", "Bremen", "Röstet, was er selbst trinkt."},
    {"Frau Petersen", "Gärtnerei Petersen", "Lübeck", "Dächer, auf denen etwas wächst."},
    {"Herr Albrecht", "Albrecht Metall", "Kiel", ""},
    {"Frau Kaya", "Kaya Pflege", "Hamburg", "Sucht eine Werkstatt für Rollstühle."},
    {"Herr Rossi", "Rossi Eis", "Lübeck", "Im Winter repariert er Uhren.", Comes::Never},
    {"Frau Thomsen", "Museumswerft", "Kiel", "Erzählt Kindern von Schiffen."},
    {"Herr Wolff", "Wolff Software", "Hamburg", "Schreibt Programme, die niemand bemerkt."},
    {"Frau Nguyen", "Nguyen Stoffe", "Bremen", "Färbt mit Pflanzen."},
    {"Herr Lorenz", "Lorenz Klavierbau", "Lübeck", "Stimmt alles, nur nicht immer zu."},
    {"Ms Clarke", "Harbour Light Studio", "Hamburg", "Films small companies at work."},
    {"Mr Adeyemi", "Adeyemi Bikes", "Bremen", "Builds cargo bikes."},
    {"Ms O'Brien", "Tidewater Books", "Kiel", "Prints books nobody else would."},
    {"Mr Singh", "Singh Analytics", "Hamburg", "Counts things that matter."},
    {"Ms Novak", "Novak Glass", "Lübeck", "Lenses, lamps, and a large oven."},
    {"Mr Tanaka", "Tanaka Ceramics", "Bremen", ""},
    {"Ms Martin", "Martin & Daughters", "Kiel", "Carpentry, third generation."},
    {"Mr Haddad", "Haddad Olive Oil", "Hamburg", "Brings something to taste."},
    {"Ms Fischer", "Quiet Rooms", "Bremen", "Makes offices quieter.", Comes::Late},
    {"Mr Evans", "Evans Surveying", "Lübeck", "Measures old houses."},
    {"Ms Kim", "Kim Robotics", "Hamburg", "Looks for a dusty workshop to test in."},
    {"Mr Santos", "Santos Coffee Cargo", "Bremen", "Sails coffee across the Atlantic."},
    {"Ms Berg", "Berg Bakery", "Kiel", "Sourdough, and patience."},
    {"Mr Dubois", "Dubois Translations", "Hamburg", "Speaks five languages, listens in all."},
    {"Ms Green", "Greenhouse Lab", "Lübeck", "Grows tomatoes in basements."},
    {"Mr Larsen", "Larsen Rigging", "Kiel", "Knots.", Comes::Late},
    {"Ms Ahmed", "Ahmed Legal", "Bremen", ""},
    {"Mr Walker", "Walker Tours", "Hamburg", "Walks, as the name says.", Comes::Never},
    {"Ms Silva", "Silva Sound", "Lübeck", "Records the harbour at night."},
    {"Mr Novotny", "Novotny Tools", "Bremen", "Sharpens everything."},
    {"Ms Bauer", "Bauer Insurance", "Hamburg", "Has read the small print."},
    {"Mr Jensen", "Jensen Fish", "Kiel", "Up before the gulls."},
});

Day demo_day(const Building& building, const Network& network, PersonId maker) {
  Day day{.id = new_id<DayNoun>(building.random), .network = network.id, .maker = maker};
  day.title = "Netzwerktag im Haus am Markt";
  day.place = "Haus am Markt, großer Saal";
  day.about = about;
  day.zone = zone;
  day.made = building.clock.now();
  day.starts_local = local_of_instant(day.made, zone).substr(0, std::string_view("2027-03-01").size()) + "T18:30";
  day.starts = instant_of_local(day.starts_local, zone).value_or(day.made);
  day.capacity = 50;
  day.mix_by = "site";
  return day;
}

constexpr const char* finding =
    "gleich links neben der Tür\nzweiter links von der Tür\nam ersten Fenster\nunter der großen Uhr\nam zweiten "
    "Fenster\n"
    "vor der Bühne\nneben dem Klavier\nam Tresen\nhinten rechts in der Ecke\nhinten links in der Ecke";

Result<std::vector<Part>> add_programme(const Building& building, store::Tx& tx, DayId day) {
  const auto part = [&](std::int64_t position, PartKind kind, const char* title, std::int64_t minutes) {
    return Part{new_id<PartNoun>(building.random), day, position, kind, title, minutes};
  };
  std::vector<Part> parts{part(1, PartKind::Welcome, "Ankommen", 15), part(2, PartKind::Rounds, "Drei kurze Runden", 0),
                          part(3, PartKind::OpenTables, "", 30), part(4, PartKind::Talk, "Warum es Tisch 4 gibt", 15),
                          part(5, PartKind::Break, "Etwas zu trinken", 45)};
  parts[1].rounds = 3;
  parts[1].round_minutes = 1;
  parts[1].table_size = 6;
  parts[1].minutes = minutes_of_rounds(parts[1].rounds, parts[1].round_minutes);
  parts[1].finding = finding;
  for (const auto& one : parts) KITH_CHECK(store::parts::add(tx, one));
  return parts;
}

// Codes of four digits that nobody would type by chance after another's.
std::string code_of(std::size_t row) { return std::to_string(1000 + (row * 2'389 + 417) % 9'000); }

Result<Seat> add_seat(const Building& building, store::Tx& tx, const Day& day, PersonId person, const Guest& guest,
                      std::size_t row) {
  Seat seat{.id = new_id<SeatNoun>(building.random), .day = day.id, .person = person, .name = guest.name};
  seat.line = guest.line;
  seat.company = guest.company;
  seat.columns = std::string(R"({"site":")") + guest.site + R"("})";
  seat.source_key = "T-" + std::to_string(1001 + row);
  seat.code = code_of(row);
  seat.shows = row % 3 != 2;
  seat.on_screen = row % 2 == 0;
  seat.told = true;
  seat.made = day.made;
  if (guest.comes == Comes::Here) seat.here = day.made;
  return store::seats::add(tx, seat);
}

Result<Person> settle(const Building& building, store::Tx& tx, const Day& day, const char* name) {
  Person person{.id = new_id<PersonNoun>(building.random), .network = day.network, .name = name};
  person.started = day.made;
  KITH_CHECK(store::people::add(tx, person));
  return person;
}

Result<std::vector<Seat>> add_seats(const Building& building, store::Tx& tx, const Day& day, const DemoPeople& people) {
  const std::array<std::pair<PersonId, Guest>, 4> story{{
      {people.schmidt.id, {"Herr Schmidt", "", "Kiel", "Wollte nur kurz schauen."}},
      {people.weber.id, {"Frau Weber", "Weber Bootsbau", "Kiel", "Segelt, sobald das Eis weg ist."}},
      {people.meier.id, {"Frau Meier", "Meier Akustik", "Hamburg", "Kennt jemanden, der jemanden kennt."}},
      {people.bassetti.id, {"Herr Bassetti", "Bassetti Feinkost", "Lübeck", "Gastgeber, mit Brot."}},
  }};
  std::vector<Seat> seats;
  for (const auto& [person, guest] : story) {
    KITH_TRY(auto seat, add_seat(building, tx, day, person, guest, seats.size()));
    seats.push_back(std::move(seat));
  }
  for (const auto& guest : guests) {
    KITH_TRY(const auto person, settle(building, tx, day, guest.name));
    KITH_TRY(auto seat, add_seat(building, tx, day, person.id, guest, seats.size()));
    seats.push_back(std::move(seat));
  }
  return seats;
}

struct DemoTable {
  std::size_t host;
  const char* sentence;
  std::initializer_list<std::size_t> takers;
};

Done add_open_tables(const Building& building, store::Tx& tx, const std::vector<Seat>& seats, const Planned& part) {
  const DemoTable boats{9, "Wer restauriert auch Boote?", {1, 15, 41}};
  const DemoTable dust{36, "Who has a dusty workshop for a small robot?", {5, 45}};
  for (const auto& planned : {boats, dust}) {
    OpenTable table{
        .id = new_id<OpenTableNoun>(building.random), .day = part.part.day, .host = seats.at(planned.host).id};
    table.sentence = planned.sentence;
    table.starts = part.starts;
    table.minutes = part.part.minutes;
    table.seats = 5;
    table.made = building.clock.now();
    KITH_CHECK(store::open_tables::add(tx, table));
    for (const auto taker : planned.takers) KITH_CHECK(store::open_tables::take(tx, table, seats.at(taker).id));
  }
  return {};
}

}  // namespace

Done plant_demo_day(const Building& building, store::Tx& tx, const Network& network, const DemoPeople& people) {
  const auto day = demo_day(building, network, people.bassetti.id);
  KITH_CHECK(store::days::add(tx, day));
  KITH_TRY(const auto parts, add_programme(building, tx, day.id));
  KITH_TRY(const auto seats, add_seats(building, tx, day, people));
  for (const auto& planned : programme(day, parts))
    if (planned.part.kind == PartKind::OpenTables) KITH_CHECK(add_open_tables(building, tx, seats, planned));
  return {};
}

}  // namespace kith::app

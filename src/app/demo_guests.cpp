#include "app/demo_guests.h"

#include <array>

#include "store/people.h"
#include "store/seats.h"

namespace kith::app {
namespace {

constexpr auto guests = std::to_array<DemoGuest>({
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

// Codes of four digits that nobody would type by chance after another's.
std::string code_of(std::size_t row) { return std::to_string(1000 + (row * 2'389 + 417) % 9'000); }

}  // namespace

std::span<const DemoGuest> demo_guests() { return guests; }

Result<Person> settle_guest(const Building& building, store::Tx& tx, NetworkId network, std::string_view name) {
  Person person{.id = new_id<PersonNoun>(building.random), .network = network, .name = std::string(name)};
  person.started = building.clock.now();
  KITH_CHECK(store::people::add(tx, person));
  return person;
}

Result<Seat> seat_guest(const Building& building, store::Tx& tx, const Day& day, PersonId person,
                        const DemoGuest& guest, std::size_t row) {
  Seat seat{.id = new_id<SeatNoun>(building.random), .day = day.id, .person = person, .name = std::string(guest.name)};
  seat.line = guest.line;
  seat.company = guest.company;
  seat.columns = R"({"site":")" + std::string(guest.site) + R"("})";
  seat.source_key = "T-" + std::to_string(1001 + row);
  seat.code = code_of(row);
  seat.shows = row % 3 != 2;
  seat.on_screen = row % 2 == 0;
  seat.told = true;
  seat.made = day.made;
  if (guest.comes == Comes::Here) seat.here = day.made;
  return store::seats::add(tx, seat);
}

}  // namespace kith::app

#include "app/demo.h"

#include "app/demo_day.h"
#include "store/houses.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/replies.h"

namespace kith::app {
namespace {

constexpr const char* post_title = "Jeder darf. Jeder kann. Keiner muss.";
constexpr const char* post_text =
    R"(Drei kurze Sätze stehen über diesem Haus. Sie klingen leicht, und so sind sie auch gemeint.

**Jeder darf** heißt: Niemand muss sich seinen Platz erst verdienen. Wer den Link hat, schaut herein, antwortet, kommt zu einem Netzwerktag oder stellt selbst einen Tisch auf. Es gibt keinen Rang, der Türen öffnet.

**Jeder kann** heißt: Ein Name genügt für den Anfang. Alles Weitere findet sich. Herr Schmidt hat es neulich abends einfach ausprobiert, da war außer ihm noch niemand da. Er hat aus achtzehn Namen drei Runden an drei Tischen gemacht und hatte seinen Spaß.

**Keiner muss** ist mir der liebste Satz. Wer nicht antwortet, hat nicht abgelehnt, sondern einfach nicht geantwortet. Niemand zählt mit, niemand erinnert zweimal. Gerade darum kommen die Leute wieder.

Ein Netzwerk ist ein Spiel, bei dem alle gewinnen können: Zwei treffen sich, tauschen sich aus, hecken vielleicht etwas zusammen aus. Manchmal stellt sich heraus, dass beide segeln. Und manchmal werden zwei Freunde daraus. Das ist dann ein Geschenk und nie der Zweck.

Was heißt der mittlere Satz für Sie?)";

constexpr const char* network_about =
    R"(Wir sind Leute aus Kiel, Hamburg und der Gegend dazwischen, die etwas machen: Boote, Räume, Zahlen, Geschichten. Alle paar Wochen setzen wir uns an Tische und sehen, was daraus wird.

Herein kommt, wer mag. *English is fine, too.*)";

constexpr const char* imprint =
    R"(Dieses Haus ist die **Vorführung** von kith. Es läuft auf dem Rechner, auf dem es gestartet wurde, und alle Menschen darin sind erfunden.

In einem eigenen Haus steht hier, wer dafür einsteht und wie man ihn erreicht.)";

constexpr const char* privacy =
    R"(Was Sie in dieser **Vorführung** eingeben, bleibt in einem Ordner des Rechners, auf dem sie läuft. Nichts davon geht irgendwohin, und mit dem Ordner ist alles fort.

In einem eigenen Haus steht hier, was es sich merkt, wie lange, und an wen man sich damit wendet. Eine Vorlage dafür liegt bereit.)";

struct DemoReply {
  const char* name;
  const char* text;
  std::int64_t minutes_later;
};

constexpr DemoReply replies[] = {
    {"Herr Schmidt",
     "Ich bin der mit den achtzehn Namen. Ich wollte nur kurz schauen, und dann war es halb zwölf. Es hat niemand "
     "etwas von mir gewollt, das war das Schöne daran.",
     47},
    {"Frau Weber",
     "Für mich heißt „jeder kann“: Ich muss vorher nicht wissen, wie man so etwas macht. Letztes Mal saß ich an Tisch "
     "4 und kannte keinen Menschen. Nach der Runde kannte ich fünf.",
     190},
    {"Herr Bassetti",
     "Als Gastgeber lese ich es andersherum: Wenn jeder kann, muss ich es so einrichten, dass es auch geht. Drei "
     "kommen zu spät, zwei gar nicht? Macht nichts, Tisch 4 ist heute eben zu fünft.",
     1440},
};

Result<Person> settle(const Building& building, store::Tx& tx, NetworkId network, const char* name) {
  Person person{.id = new_id<PersonNoun>(building.random), .network = network, .name = name};
  person.started = building.clock.now();
  KITH_CHECK(store::people::add(tx, person));
  return person;
}

// What a keeper would have filled in.
Done furnish(store::Tx& tx, Network network) {
  network.about = network_about;
  KITH_CHECK(store::networks::save(tx, network));
  KITH_TRY(auto house, store::houses::find(tx));
  if (!house) return {};
  house->imprint = imprint;
  house->privacy = privacy;
  if (const auto saved = store::houses::save(tx, *house); !saved) return std::unexpected(saved.error());
  return {};
}

// The post, its replies, and the day on which all four meet.
Done write_down(const Building& building, store::Tx& tx, const Network& network) {
  KITH_TRY(const auto meier, settle(building, tx, network.id, "Frau Meier"));
  Post post{
      .id = new_id<PostNoun>(building.random), .network = network.id, .writer = meier.id, .writer_name = meier.name};
  post.title = post_title;
  post.text = post_text;
  post.language = "de";
  post.written = building.clock.now() + -2 * day_ms;
  KITH_CHECK(store::posts::add(tx, post));
  std::vector<Person> writers;
  for (const auto& one : replies) {
    KITH_TRY(const auto writer, settle(building, tx, network.id, one.name));
    writers.push_back(writer);
    Reply reply{.id = new_id<ReplyNoun>(building.random),
                .post = post.id,
                .writer = writer.id,
                .name = one.name,
                .text = one.text};
    reply.state = ReplyState::Shown;
    reply.written = post.written + one.minutes_later * minute_ms;
    KITH_CHECK(store::replies::add(tx, reply));
  }
  return plant_demo_day(building, tx, network,
                        {.bassetti = writers.at(2), .schmidt = writers.at(0), .weber = writers.at(1), .meier = meier});
}

}  // namespace

Done plant_demo_world(const Building& building) {
  const auto planted = building.store.commit({}, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto network, store::networks::first(tx));
    KITH_TRY(const auto latest, store::posts::latest(tx, network.id));
    if (!latest) {
      KITH_CHECK(furnish(tx, network));
      KITH_CHECK(write_down(building, tx, network));
    }
    return "";
  });
  if (!planted) return std::unexpected(planted.error());
  return {};
}

}  // namespace kith::app

// The front page, and the network that its second beginning leads to.
#include "app/posts/post_views.h"
#include "app/use_cases.h"
#include "formats/markdown.h"
#include "store/houses.h"

namespace kith::app {
namespace {

std::optional<std::string> own_name(const Context& context) {
  return context.viewer.person ? std::optional(context.viewer.name) : std::nullopt;
}

}  // namespace

Result<FrontView> show_front(Context& context, const Nothing&) {
  return read<FrontView>(context, [&](store::Tx& tx) -> Result<FrontView> {
    KITH_TRY(const auto network, store::networks::first(tx));
    FrontView view{context.house.name, network.id, network.name, {}, own_name(context)};
    KITH_TRY(const auto latest, store::posts::latest(tx, network.id));
    if (latest) view.latest = summary_of(*latest);
    return view;
  });
}

Result<std::string> stamp_front(Context& context, const Nothing&) {
  return read<std::string>(context, [&](store::Tx& tx) -> Result<std::string> {
    KITH_TRY(const auto network, store::networks::first(tx));
    KITH_TRY(const auto latest, store::posts::latest(tx, network.id));
    return latest ? latest->post.id.text() + std::to_string(latest->post.version) : std::string();
  });
}

Result<NetworkView> show_network(Context& context, const ShowNetwork& asked) {
  KITH_TRY(const auto after, position_of(asked.after));
  return read<NetworkView>(context, [&](store::Tx& tx) -> Result<NetworkView> {
    KITH_TRY(const auto network, store::networks::find(tx, asked.network));
    KITH_TRY(auto listed, list_posts(tx, network.id, after));
    return NetworkView{network.id,
                       network.name,
                       formats::html_of_markdown(network.about),
                       std::move(listed.posts),
                       std::move(listed.after),
                       own_name(context)};
  });
}

}  // namespace kith::app

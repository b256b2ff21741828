#include "web/page_uses.h"

#include <algorithm>

#include "app/house/views.h"
#include "web/errors.h"

namespace kith::web {

std::vector<PageUse> page_uses(const Routes& routes) {
  std::vector<PageUse> uses{{"error", &shape_of<ErrorView>()},
                            {"rehearsal_over", &shape_of<ErrorView>()},
                            {"closed", &shape_of<app::SaidView>()}};
  for (const auto& route : routes.all()) {
    if (route->page.empty()) continue;
    const auto known = std::ranges::find(uses, route->page, &PageUse::name);
    if (known == uses.end())
      uses.push_back({route->page, route->view, route->forms});
    else
      known->forms.insert(known->forms.end(), route->forms.begin(), route->forms.end());
  }
  return uses;
}

}  // namespace kith::web

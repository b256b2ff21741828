// The OpenAPI 3.1 document, made of the routes and the described structs. Nothing is written twice.
#pragma once
#include <string>

#include "web/route.h"

namespace kith::web {

std::string openapi_json(const Routes& routes, const std::string& base_url);

}  // namespace kith::web

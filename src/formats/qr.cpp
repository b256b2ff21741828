#include "formats/qr.h"

#include <memory>
#include <qrencode.h>

namespace kith::formats {
namespace {

std::string escaped(const std::string& text) {
  std::string result;
  for (char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

}  // namespace

SafeHtml qr_svg(const std::string& text, const std::string& label) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                             QRcode_free);
  if (!code) return {};
  constexpr int quiet = 4;
  std::string path;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if (code->data[y * code->width + x] & 1)
        path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
  const auto side = std::to_string(code->width + 2 * quiet);
  return {"<svg class=\"qr\" role=\"img\" aria-label=\"" + escaped(label) + "\" viewBox=\"0 0 " + side + " " + side +
          "\" shape-rendering=\"crispEdges\"><rect class=\"qr-ground\" width=\"" + side + "\" height=\"" + side +
          "\"/><path class=\"qr-ink\" d=\"" + path + "\"/></svg>"};
}

}  // namespace kith::formats

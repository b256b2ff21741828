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

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
constexpr int quiet = 4;

Code code_of(const std::string& text) { return {QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free}; }

bool is_dark(const QRcode& code, int x, int y) {
  const bool inside = x >= 0 && y >= 0 && x < code.width && y < code.width;
  return inside && (code.data[y * code.width + x] & 1) != 0;
}

// Two modules, one above the other; what is drawn is "ink".
const char* half_blocks(bool upper, bool lower) {
  if (upper) return lower ? "█" : "▀";
  return lower ? "▄" : " ";
}

}  // namespace

std::string qr_text(const std::string& text, bool coloured) {
  const auto code = code_of(text);
  if (!code) return {};
  std::string lines;
  for (int y = -quiet; y < code->width + quiet; y += 2) {
    if (coloured) lines += "\x1b[30;107m";
    for (int x = -quiet; x < code->width + quiet; ++x)
      lines += half_blocks(is_dark(*code, x, y) == coloured, is_dark(*code, x, y + 1) == coloured);
    lines += coloured ? "\x1b[0m\n" : "\n";
  }
  return lines;
}

SafeHtml qr_svg(const std::string& text, const std::string& label) {
  const auto code = code_of(text);
  if (!code) return {};
  std::string path;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if (is_dark(*code, x, y)) path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
  const auto side = std::to_string(code->width + 2 * quiet);
  return {"<svg class=\"qr\" role=\"img\" aria-label=\"" + escaped(label) + "\" viewBox=\"0 0 " + side + " " + side +
          "\" shape-rendering=\"crispEdges\"><rect class=\"qr-ground\" width=\"" + side + "\" height=\"" + side +
          "\"/><path class=\"qr-ink\" d=\"" + path + "\"/></svg>"};
}

}  // namespace kith::formats

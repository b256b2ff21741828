#include "base/secret.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace kith {
namespace {

using Bytes32 = std::array<unsigned char, 32>;
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr unsigned long long passphrase_passes = 2;
constexpr std::size_t passphrase_bytes = 19 * 1024 * 1024;
// Before any thread draws a random number.
[[maybe_unused]] const bool sodium_ready = sodium_init() >= 0;

// 5 bits a character, the last one padded with zeros.
std::string base32(const unsigned char* bytes, std::size_t size) {
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    held = held << 8 | bytes[i];
    for (bits += 8; bits >= 5; bits -= 5) text += digits[held >> (bits - 5) & 31];
  }
  if (bits > 0) text += digits[held << (5 - bits) & 31];
  return text;
}

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string sealed_with(const Bytes32& key, std::string_view plain) {
  std::vector<unsigned char> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, raw(plain), plain.size(), box.data(), key.data());
  std::string text(sodium_base64_ENCODED_LEN(box.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), box.data(), box.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the NUL that libsodium writes
  return text;
}

Result<std::string> opened_with(const Bytes32& key, std::string_view sealed) {
  const auto damaged = [] {
    return fail(ErrorKind::Damaged, "seal_broken", say("Something kept here can no longer be opened with this key."));
  };
  std::vector<unsigned char> box(sealed.size());
  std::size_t size = 0;
  if (sodium_base642bin(box.data(), box.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      size < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
    return damaged();
  const auto inner = size - crypto_secretbox_NONCEBYTES;
  std::string plain(inner - crypto_secretbox_MACBYTES, '\0');
  if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                 box.data() + crypto_secretbox_NONCEBYTES, inner, box.data(), key.data()) != 0)
    return damaged();
  return plain;
}

std::unexpected<Error> bad_key_file(const std::string& path, const std::string& detail) {
  return fail(ErrorKind::Damaged, "key_file",
              say("The key file {path} cannot be used. It must hold 32 bytes and be readable by you alone (mode 0600).",
                  {{"path", path}}),
              detail);
}

std::unexpected<Error> no_space(const std::string& path) {
  return fail(ErrorKind::NoSpace, "no_space", say("There is no space left for the key file {path}.", {{"path", path}}));
}

Result<std::string> new_key_file(const std::string& path) {
  std::string bytes(32, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return errno == ENOSPC ? no_space(path) : bad_key_file(path, std::strerror(errno));
  const bool written = ::write(file, bytes.data(), bytes.size()) == 32 && ::fsync(file) == 0;
  ::close(file);
  if (written) return bytes;
  ::unlink(path.c_str());  // half a key would keep every later start from making a whole one
  return no_space(path);
}

Bytes32 key_from(std::string_view secret) {
  Bytes32 key{};
  crypto_generichash(key.data(), key.size(), raw(secret), secret.size(), nullptr, 0);
  return key;
}

std::string link_text(std::int64_t id, std::int64_t generation) {
  return id_text(id) + "." + std::to_string(generation);
}

std::mutex& one_passphrase_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

ServerKey ServerKey::of_bytes(std::string_view bytes) {
  ServerKey key;
  std::memcpy(key.key_.data(), bytes.data(), std::min(bytes.size(), key.key_.size()));
  return key;
}

Result<ServerKey> ServerKey::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) {
    KITH_TRY(const auto bytes, new_key_file(path));
    return of_bytes(bytes);
  }
  if (file < 0) return bad_key_file(path, std::strerror(errno));
  struct stat about{};
  std::string bytes(33, '\0');
  const auto size = ::fstat(file, &about) == 0 ? ::read(file, bytes.data(), bytes.size()) : -1;
  ::close(file);
  if (size != 32) return bad_key_file(path, "not 32 bytes");
  if ((about.st_mode & 077) != 0) return bad_key_file(path, "others may read it");
  return of_bytes(std::string_view(bytes).substr(0, 32));
}

ServerKey::Bytes ServerKey::derived(std::string_view purpose) const {
  Bytes key{};
  crypto_generichash(key.data(), key.size(), raw(purpose), purpose.size(), key_.data(), key_.size());
  return key;
}

std::string ServerKey::sign(std::string_view purpose, std::string_view text) const {
  const auto key = derived(purpose);
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), raw(text), text.size(), key.data(), key.size());
  return base32(hash.data(), hash.size());
}

bool ServerKey::signed_by(std::string_view purpose, std::string_view text, std::string_view signature) const {
  return same(sign(purpose, text), signature);
}

std::string ServerKey::seal(std::string_view purpose, std::string_view plain) const {
  return sealed_with(derived(purpose), plain);
}

Result<std::string> ServerKey::unseal(std::string_view purpose, std::string_view sealed) const {
  return opened_with(derived(purpose), sealed);
}

std::string link_token(const ServerKey& key, std::string_view purpose, std::int64_t id, std::int64_t generation) {
  return id_text(id) + key.sign(purpose, link_text(id, generation));
}

std::optional<std::int64_t> link_id(std::string_view token) {
  if (token.size() != id_length + 26) return std::nullopt;
  return id_value(token.substr(0, id_length));
}

bool link_opens(const ServerKey& key, std::string_view purpose, std::int64_t id, std::int64_t generation,
                std::string_view token) {
  return same(link_token(key, purpose, id, generation), token);
}

std::string new_token(Random& random) {
  std::array<std::uint64_t, 4> bits{};
  for (auto& part : bits) part = random.bits();
  return base32(reinterpret_cast<const unsigned char*>(bits.data()), sizeof bits);
}

std::string hash_passphrase(std::string_view passphrase) {
  const std::lock_guard lock(one_passphrase_at_a_time());
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), passphrase.data(), passphrase.size(), passphrase_passes, passphrase_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return hash.c_str();
}

bool passphrase_fits(std::string_view passphrase, const std::string& hash) {
  const std::lock_guard lock(one_passphrase_at_a_time());
  return crypto_pwhash_str_verify(hash.c_str(), passphrase.data(), passphrase.size()) == 0;
}

void waste_a_passphrase_check(std::string_view passphrase) {
  static const std::string nobodys = hash_passphrase("nobody’s");
  passphrase_fits(passphrase, nobodys);
}

std::string seal_under(std::string_view secret, std::string_view plain) { return sealed_with(key_from(secret), plain); }

Result<std::string> unseal_under(std::string_view secret, std::string_view sealed) {
  return opened_with(key_from(secret), sealed);
}

std::string digest(std::string_view bytes) {
  Bytes32 hash{};
  crypto_generichash(hash.data(), hash.size(), raw(bytes), bytes.size(), nullptr, 0);
  return base32(hash.data(), hash.size());
}

}  // namespace kith

// The only file that knows libcurl.
#include <algorithm>
#include <curl/curl.h>

#include "base/limits.h"
#include "mail/carrier.h"

namespace kith::mail {
namespace {

std::unexpected<Error> no_url() {
  return fail(ErrorKind::Invalid, "smtp_url",
              say("A mail server is named like smtp://user@mail.example.org:587 or smtps://mail.example.org. The "
                  "password goes into a file or into KITH_SMTP_PASSWORD."));
}

class Url {
 public:
  explicit Url(const std::string& text) : url_(curl_url()) {
    read_ = curl_url_set(url_, CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  }
  ~Url() { curl_url_cleanup(url_); }
  Url(const Url&) = delete;
  Url& operator=(const Url&) = delete;

  bool read() const { return read_; }
  std::string part(CURLUPart part, unsigned flags = 0) const {
    char* found = nullptr;
    if (curl_url_get(url_, part, &found, flags) != CURLUE_OK) return "";
    std::string text(found);
    curl_free(found);
    return text;
  }

 private:
  CURLU* url_;
  bool read_ = false;
};

bool is_this_machine(const std::string& host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

// What libcurl reads the letter from.
struct Reading {
  const std::string& mail;
  std::size_t at = 0;
};

std::size_t read_on(char* buffer, std::size_t size, std::size_t count, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  const auto many = std::min(size * count, reading.mail.size() - reading.at);
  reading.mail.copy(buffer, many, reading.at);
  reading.at += many;
  return many;
}

// Not zero ends the transfer.
int go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

// 5xx from the server about this letter is its last word, unless it is about signing in.
Done outcome(CURLcode code, long reply) {
  if (code == CURLE_OK) return {};
  const bool about_us = code == CURLE_LOGIN_DENIED || reply == 530 || reply == 535;
  if (reply >= 500 && reply < 600 && !about_us)
    return fail(ErrorKind::Invalid, "smtp_" + std::to_string(reply), say("The mail server does not take this letter."));
  if (about_us)
    return fail(ErrorKind::Busy, "smtp_sign_in", say("The mail server does not let this house sign in."),
                curl_easy_strerror(code));
  if (code == CURLE_USE_SSL_FAILED || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR)
    return fail(ErrorKind::Busy, "smtp_tls", say("The mail server cannot be spoken to over TLS."),
                curl_easy_strerror(code));
  return fail(ErrorKind::Busy, reply >= 400 ? "smtp_" + std::to_string(reply) : "smtp_away",
              say("The mail server cannot be reached just now."), curl_easy_strerror(code));
}

class SmtpCarrier : public Carrier {
 public:
  SmtpCarrier(const Url& url, std::string password, Mailbox from)
      : Carrier(std::move(from)), user_(url.part(CURLUPART_USER, CURLU_URLDECODE)), password_(std::move(password)) {
    const auto domain = this->from().address.substr(this->from().address.find('@') + 1);
    const auto host = url.part(CURLUPART_HOST), scheme = url.part(CURLUPART_SCHEME);
    auto port = url.part(CURLUPART_PORT);
    if (port.empty() && scheme == "smtp" && !user_.empty()) port = "587";  // submission, RFC 6409
    // The path is the name this house greets with (RFC 5321, 4.1.1.1).
    address_ = scheme + "://" + host + (port.empty() ? "" : ":" + port) + "/" + domain;
    tls_ = user_.empty() || is_this_machine(host) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_global_init(CURL_GLOBAL_DEFAULT);
  }

  Done carry(const std::string& mail, const std::string& to, const std::string&, const std::stop_token& stop) override {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(curl_slist_append(nullptr, to.c_str()),
                                                                        curl_slist_free_all);
    if (!curl || !recipients) return outcome(CURLE_OUT_OF_MEMORY, 0);
    Reading reading{mail};
    set_up(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_on);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, go_on);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stop);
    const auto code = curl_easy_perform(curl.get());
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    return outcome(code, reply);
  }

 private:
  void set_up(CURL* curl) const {
    curl_easy_setopt(curl, CURLOPT_URL, address_.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls_);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // nothing of the environment decides where letters go
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits::mail_connect_ms));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits::mail_ms));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from().address.c_str());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    if (user_.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, user_.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, password_.c_str());
  }

  std::string address_, user_, password_;
  long tls_ = CURLUSESSL_TRY;
};

}  // namespace

Result<std::unique_ptr<Carrier>> carrier_by_smtp(const Smtp& smtp, Mailbox from) {
  const Url url(smtp.url);
  const auto scheme = url.part(CURLUPART_SCHEME);
  if (!url.read() || (scheme != "smtp" && scheme != "smtps") || url.part(CURLUPART_HOST).empty() ||
      !url.part(CURLUPART_PASSWORD).empty())
    return no_url();
  return std::make_unique<SmtpCarrier>(url, smtp.password, std::move(from));
}

}  // namespace kith::mail

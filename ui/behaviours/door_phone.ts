// A phone at the door tells the house how many taps it still has to send, so that whoever plans may know.
export function reportPhone(url: string, unsent: number, closed: boolean) {
  const body = JSON.stringify({ phone: phoneOf(), unsent, closed });
  navigator.sendBeacon(url, new Blob([body], { type: 'application/json' }));
}

// Thirteen characters as the house writes ids, kept as long as the tab.
function phoneOf() {
  const kept = sessionStorage.getItem('door phone');
  if (kept) return kept;
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const bytes = crypto.getRandomValues(new Uint8Array(13));
  const made = Array.from(bytes, (byte, i) => letters[i ? byte % 32 : byte % 8]).join('');
  sessionStorage.setItem('door phone', made);
  return made;
}
